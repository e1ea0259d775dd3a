/// The form of some bytes, told by how they start.
enum FileForm: Equatable {
  case binary, xml, json, cms, message, database
  /// UTF-16 or UTF-32: XML, or JSON.
  case wideText
  /// A CMS message as Base64: between PEM's marks, behind the headers of a mail, or bare.
  case pem(Range<Int>)
  case base64(Range<Int>)
  /// A message behind the headers of a mail, as it is.
  case binaryBody(Range<Int>)
  /// None that is read here; `Recognition` knows its name.
  case other

  init(of file: [UInt8]) {
    self = file.withUnsafeBufferPointer { FileForm(of: $0, in: file) }
  }

  private init(of bytes: UnsafeBufferPointer<UInt8>, in file: [UInt8]) {
    if bytes.starts(withText: "bplist0") {
      self = .binary
    } else if SignedData.isMessage(bytes) {
      self = .cms
    } else if Self.isWideText(bytes) {
      self = .wideText
    } else if bytes.starts(withText: DatabaseImage.magic) {
      self = .database
    } else {
      self = Self.text(bytes, in: file)
    }
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, in file: [UInt8]) -> FileForm {
    let start = bytes.skippingBlanks(from: bytes.starts(withText: "\u{FEFF}") ? 3 : 0)
    guard start < bytes.count else { return .other }
    switch bytes[start] {
    case UInt8(ascii: "<"):
      let isOther = TextShape.isHTML(bytes) || bytes.starts(withText: "<<<<<<< ", at: start)
      return isOther ? .other : .xml
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if looksLikeJSON(bytes, from: start) { return .json }
    default: break
    }
    if let form = wrapped(bytes, in: file) { return form }
    if MessageShape(bytes) != nil { return .message }
    return hasXMLBehindJunk(bytes) ? .xml : .other
  }

  /// A byte order mark of UTF-16 or UTF-32, or what XML and JSON start with, and zeros around it.
  private static func isWideText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let starts: [[UInt8]] = [
      [0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF], [0x3C, 0], [0, 0x3C], [0, 0, 0, 0x3C],
      [0x7B, 0], [0, 0x7B], [0, 0, 0, 0x7B], [0x5B, 0], [0, 0x5B], [0, 0, 0, 0x5B],
    ]
    return starts.contains { bytes.starts(with: $0) }
  }

  /// JSON, or something that was meant to be: not the old form of property lists, not a template.
  private static func looksLikeJSON(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    let text = UnsafeBufferPointer(rebasing: bytes.prefix(start + TextShape.looksAt))
    if TextShape.isOpenStep(text, at: start) { return false }
    let inner = text.skippingBlanks(from: start + 1)
    guard inner < text.count else { return true }
    let byte = text[inner]
    if text[start] == UInt8(ascii: "{") {
      return byte.isLetter || "\"'}/#,".utf8.contains(byte)
    }
    let isLiteral = ["true", "false", "null"].contains { text.starts(withText: $0, at: inner) }
    return isLiteral || byte.isDigit || "\"{[]-/".utf8.contains(byte)
  }

  private static func wrapped(_ bytes: UnsafeBufferPointer<UInt8>, in file: [UInt8]) -> FileForm? {
    if let block = PEM.blocks(in: file).first(where: { $0.kind == .message }) { return .pem(block.body) }
    let body = MessageHeaders.end(in: bytes)
    if body > 0, MessageHeaders.announceMessage(UnsafeBufferPointer(rebasing: bytes[..<body])) {
      let content = UnsafeBufferPointer(rebasing: bytes[body...])
      return SignedData.isMessage(content) ? .binaryBody(body..<bytes.count) : .base64(body..<bytes.count)
    }
    // `MI` and `MA` are what the first bytes of a sequence become.
    let start = bytes.skippingBlanks(from: 0)
    guard bytes.starts(withText: "MI", at: start) || bytes.starts(withText: "MA", at: start),
      Base64.isAlphabet(bytes)
    else { return nil }
    return .base64(0..<bytes.count)
  }

  /// Where a profile follows something that does not belong before it: an error message of a server, a
  /// shell's prompt.
  private static func hasXMLBehindJunk(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let starts: [StaticString] = ["<?xml", "<!DOCTYPE plist", "<plist"]
    return starts.contains { bytes.firstIndex(ofText: $0, before: 4096) != nil }
  }
}
