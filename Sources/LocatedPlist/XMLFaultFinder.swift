import CXMLEvents

/// Says in our own terms, and at the exact place, why libxml2 stopped.
struct XMLFaultFinder {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The innermost element that is open.
  let openTag: (name: String, bytes: Range<Int>)?

  /// - Parameter offset: where the parser stood, which is often a few bytes behind the fault.
  func failure(_ fault: xml_fault, at offset: Int) -> ReadFailure {
    let at = min(offset, bytes.count)
    switch fault {
    case XML_FAULT_CHARACTER:
      return character(at)
    case XML_FAULT_ENCODING:
      return ReadFailure(.invalidEncodedText(encoding: "UTF-8"), bytes: one(at))
    case XML_FAULT_CHARACTER_REFERENCE:
      return ReadFailure(.invalidCharacterReference, bytes: reference(before: at))
    case XML_FAULT_NAME_EXPECTED:
      return name(at)
    case XML_FAULT_ENTITY_UNFINISHED:
      return ReadFailure(.bareAmpersand, bytes: ampersand(before: at))
    case XML_FAULT_ENTITY_UNDEFINED:
      return entity(at)
    case XML_FAULT_ATTRIBUTE, XML_FAULT_LESS_THAN_IN_ATTRIBUTE:
      return attribute(at)
    case XML_FAULT_COMMENT_HYPHENS:
      return ReadFailure(.doubleHyphenInComment, bytes: last("--", before: at + 2) ?? one(at))
    case XML_FAULT_COMMENT_UNFINISHED:
      return ReadFailure(.unfinishedComment, bytes: last("<!--", before: bytes.count) ?? one(at))
    case XML_FAULT_CDATA_END:
      return ReadFailure(.cdataEndInText, bytes: last("]]>", before: at + 3) ?? one(at))
    case XML_FAULT_DECLARATION_NOT_FIRST:
      return ReadFailure(.junkBeforeDeclaration, bytes: last("<?xml", before: at + 5) ?? one(at))
    case XML_FAULT_TAG_MISMATCH:
      return mismatch(at)
    case XML_FAULT_TAG, XML_FAULT_TAG_UNFINISHED:
      return tag(at)
    case XML_FAULT_AFTER_END:
      return atEnd(at)
    case XML_FAULT_PREFIX:
      return prefix(at)
    case XML_FAULT_CDATA_UNFINISHED, XML_FAULT_INSTRUCTION:
      return ReadFailure(.unfinished(open: openTag?.name), bytes: one(at), related: openTag?.bytes)
    default:
      return at >= bytes.count ? unfinished : ReadFailure(.notWellFormed, bytes: one(at))
    }
  }

  // MARK: One fault each

  private func character(_ at: Int) -> ReadFailure {
    // A reference to a character that XML does not have: the parser stands behind it.
    if at > 0, bytes[at - 1] == UInt8(ascii: ";") {
      return ReadFailure(.invalidCharacterReference, bytes: reference(before: at))
    }
    guard at < bytes.count else { return unfinished }
    if bytes[at] >= 0x80 {
      return ReadFailure(.invalidEncodedText(encoding: "UTF-8"), bytes: one(at))
    }
    return ReadFailure(.controlCharacter(UInt32(bytes[at])), bytes: one(at))
  }

  private func name(_ at: Int) -> ReadFailure {
    if at > 0, bytes[at - 1] == UInt8(ascii: "&") {
      return ReadFailure(.bareAmpersand, bytes: at - 1..<at)
    }
    if at > 0, bytes[at - 1] == UInt8(ascii: "<") {
      return ReadFailure(.bareLessThan, bytes: at - 1..<at)
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "<") {
      return ReadFailure(.bareLessThan, bytes: one(at))
    }
    return attribute(at)
  }

  private func entity(_ at: Int) -> ReadFailure {
    let range = reference(before: at)
    let name = String(decoding: bytes[range].dropFirst().prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
    // A name could be anything that was written there; only what looks like a name is repeated.
    let isName = name.count <= 32 && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return ReadFailure(.undefinedEntity(isName ? name : ""), bytes: range)
  }

  private func attribute(_ at: Int) -> ReadFailure {
    let lineStart = bytes[..<at].lastIndex(of: UInt8(ascii: "<")) ?? at
    for index in lineStart..<min(at + 3, bytes.count) where Self.isCurlyQuote(bytes, at: index) {
      return ReadFailure(.curlyQuote, bytes: index..<index + 3)
    }
    if isCutOff(behind: lineStart) { return unfinished }
    return ReadFailure(.malformedAttribute, bytes: one(at))
  }

  /// Whether the text ends within the tag that starts at a place: after its name or an attribute, or in a value.
  private func isCutOff(behind start: Int) -> Bool {
    !bytes[start...].dropFirst().contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
  }

  private func mismatch(_ at: Int) -> ReadFailure {
    guard let close = last("</", before: at), let openTag else { return tag(at) }
    let found = XMLName(bytes, at: close.upperBound)
    return ReadFailure(
      .closingTagMismatch(open: openTag.name, found: found.text),
      bytes: close.lowerBound..<max(found.range.upperBound, close.upperBound),
      related: openTag.bytes)
  }

  private func tag(_ at: Int) -> ReadFailure {
    if at >= bytes.count { return unfinished }
    if let close = last("</", before: at), close.upperBound + 64 > at, openTag == nil {
      return ReadFailure(
        .unexpectedClosingTag(XMLName(bytes, at: close.upperBound).text), bytes: close)
    }
    return ReadFailure(.malformedTag, bytes: one(at))
  }

  private func atEnd(_ at: Int) -> ReadFailure {
    if openTag != nil { return unfinished }
    guard at < bytes.count else { return unfinished }
    // The parser may stand in front of blanks.
    let first = bytes[at...].firstIndex { !$0.isBlank } ?? at
    let end = bytes[first...].firstIndex(of: 0x0A) ?? bytes.count
    return ReadFailure(.textAfterEnd, bytes: first..<max(first + 1, min(end, first + 80)))
  }

  private func prefix(_ at: Int) -> ReadFailure {
    let start = bytes[..<at].lastIndex(of: UInt8(ascii: "<")) ?? at
    let name = XMLName(bytes, at: min(start + 1, bytes.count))
    return ReadFailure(.undeclaredPrefix(name.text), bytes: name.range)
  }

  private var unfinished: ReadFailure {
    ReadFailure(
      .unfinished(open: openTag?.name), bytes: max(bytes.count - 1, 0)..<bytes.count,
      related: openTag?.bytes)
  }

  // MARK: Small searches

  private func one(_ at: Int) -> Range<Int> {
    min(at, max(bytes.count - 1, 0))..<min(at + 1, bytes.count)
  }

  private func ampersand(before at: Int) -> Range<Int> {
    let start = bytes[..<min(at + 1, bytes.count)].lastIndex(of: UInt8(ascii: "&")) ?? at
    return one(start)
  }

  private func reference(before at: Int) -> Range<Int> {
    let start = ampersand(before: at).lowerBound
    let end = bytes[start...].prefix(40).firstIndex(of: UInt8(ascii: ";")).map { $0 + 1 } ?? start + 1
    return start..<end
  }

  private func last(_ mark: StaticString, before end: Int) -> Range<Int>? {
    var at = min(end, bytes.count) - mark.utf8CodeUnitCount
    while at >= 0 {
      if XMLText.starts(UnsafeBufferPointer(rebasing: bytes[at...]), with: mark) {
        return at..<at + mark.utf8CodeUnitCount
      }
      at -= 1
    }
    return nil
  }

  /// “ ” ‘ ’ in UTF-8.
  static func isCurlyQuote(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && [0x98, 0x99, 0x9C, 0x9D].contains(bytes[index + 2])
  }
}
