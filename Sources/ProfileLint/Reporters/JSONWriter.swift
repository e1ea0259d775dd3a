/// JSON is written as literal pieces of its shape with strings and numbers between them.
extension ReportSink {
  /// A string in quotes, exactly as it is.
  mutating func writeJSON(_ text: String) {
    write(byte: UInt8(ascii: "\""))
    writeEscaped(text)
    write(byte: UInt8(ascii: "\""))
  }

  /// A string in quotes as it may be shown; see `Visible`.
  mutating func writeJSON(visible text: String, limit: Int = Visible.valueLimit) {
    writeJSON(Visible.text(text, limit: limit))
  }

  /// The inside of a string.
  mutating func writeEscaped(_ text: String) {
    var text = text
    text.withUTF8 { writeEscaped($0) }
  }

  mutating func writeEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (offset, byte) in bytes.enumerated() {
      if byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F {
        continue
      }
      write(bytes: UnsafeBufferPointer(rebasing: bytes[start..<offset]))
      writeEscape(byte)
      start = offset + 1
    }
    write(bytes: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  private mutating func writeEscape(_ byte: UInt8) {
    write(byte: UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): write(byte: byte)
    case 0x0A: write(byte: UInt8(ascii: "n"))
    case 0x0D: write(byte: UInt8(ascii: "r"))
    case 0x09: write(byte: UInt8(ascii: "t"))
    default:
      write("u00")
      write(byte: hexadecimal(byte >> 4))
      write(byte: hexadecimal(byte & 0x0F))
    }
  }

  private func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}
