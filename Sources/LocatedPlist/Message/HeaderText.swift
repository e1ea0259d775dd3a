/// The text of a message's fields: unfolded, with encoded words decoded.
enum HeaderText {
  /// Whether a text is not its bytes as they stand: it is folded, has an encoded word, or is in ISO-2022-JP.
  static func isEscaped(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for (offset, byte) in text.enumerated() {
      if byte == 0x0A || byte == 0x0D || byte == 0x1B { return true }
      if byte == UInt8(ascii: "?"), offset > 0, text[offset - 1] == UInt8(ascii: "=") { return true }
    }
    return false
  }

  /// - Parameter isQuoted: the text stood between quotes, where a backslash stands for what follows it.
  static func unescaped(_ text: UnsafeBufferPointer<UInt8>, isQuoted: Bool) -> [UInt8] {
    let output = unfolded(text, isQuoted: isQuoted)
    guard output.contains(0x1B) else { return output }
    // Old Japanese programs write it without saying so.
    return EncodedWords.convert(output, from: "ISO-2022-JP") ?? output
  }

  private static func unfolded(_ text: UnsafeBufferPointer<UInt8>, isQuoted: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var words = EncodedWords()
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte == 0x0D || byte == 0x0A {
        at = text.skippingBlanks(from: at)
        while output.count > words.floor, output.last == 0x20 || output.last == 0x09 { output.removeLast() }
        if !output.isEmpty || words.isPending, at < text.count { output.append(0x20) }
      } else if byte == UInt8(ascii: "="), let word = EncodedWord(text, at: at) {
        words.add(word, of: text, to: &output)
        at = word.end
      } else {
        words.flush(to: &output, unlessBlank: byte)
        if isQuoted, byte == UInt8(ascii: "\\"), at + 1 < text.count { at += 1 }
        output.append(text[at])
        at += 1
      }
    }
    words.flush(to: &output)
    return output
  }
}
