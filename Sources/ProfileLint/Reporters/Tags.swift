extension Pieces {
  /// XML between two values of a property list: blanks and the tags of property lists are shown.
  mutating func addTags(_ span: Range<Int>) {
    var at = span.lowerBound
    while at < span.upperBound {
      let byte = text.bytes[at]
      if byte == UInt8(ascii: "<"), let end = tagEnd(from: at, before: span.upperBound) {
        add(at..<end, isMasked: false)
        at = end
      } else {
        add(at..<at + 1, isMasked: !byte.isBlank)
        at += 1
      }
    }
  }

  /// XML of other kinds between two texts or attributes: blanks and the names of elements are shown, and what stands
  /// around attributes.
  mutating func addMarkup(_ span: Range<Int>) {
    var at = span.lowerBound
    while at < span.upperBound {
      let byte = text.bytes[at]
      var end = at + 1
      if byte == UInt8(ascii: "<") {
        if end < span.upperBound, text.bytes[end] == UInt8(ascii: "/") { end += 1 }
        let name = text.bytes[end..<span.upperBound].prefix { isNamePart($0) || $0 == UInt8(ascii: ":") }
        if name.first?.isLetter ?? false { end = name.endIndex }
      }
      let isMark = "<>/=\"'".utf8.contains(byte)
      add(at..<end, isMasked: !isMark && !byte.isBlank)
      at = end
    }
  }

  /// XML that could not be read. Shown are blanks, the tags of property lists, and what stands in `<key>`
  /// on one line if it looks like a key's name.
  mutating func addLoose(_ span: Range<Int>) {
    var at = span.lowerBound
    while at < span.upperBound {
      let byte = text.bytes[at]
      guard byte == UInt8(ascii: "<"), let end = tagEnd(from: at, before: span.upperBound) else {
        add(at..<at + 1, isMasked: !byte.isBlank)
        at += 1
        continue
      }
      let isKey = text.bytes[at..<end].elementsEqual("<key>".utf8)
      add(at..<end, isMasked: false)
      at = end
      guard isKey else { continue }
      let name = text.bytes[at..<span.upperBound].prefix { isNamePart($0) }
      if text.bytes[name.endIndex..<span.upperBound].starts(with: "</key>".utf8) {
        add(at..<name.endIndex, isMasked: false)
        at = name.endIndex
      }
    }
  }

  /// The end of a tag, if it is one that property lists have and says nothing more.
  private func tagEnd(from start: Int, before bound: Int) -> Int? {
    var at = start + 1
    if at < bound, text.bytes[at] == UInt8(ascii: "/") { at += 1 }
    let name = text.bytes[at..<bound].prefix(while: \.isLetter)
    guard elements.contains(where: { name.elementsEqual($0) }) else {
      return prologEnd(from: start, before: bound)
    }
    at = name.endIndex
    while at < bound, text.bytes[at].isBlank || text.bytes[at] == UInt8(ascii: "/") { at += 1 }
    if at < bound, text.bytes[at] == UInt8(ascii: ">") { return at + 1 }
    return prologEnd(from: start, before: bound)
  }

  /// The end of one of the three openings of a property list, as Apple's tools write them.
  private func prologEnd(from start: Int, before bound: Int) -> Int? {
    for opening in openings where text.bytes[start..<bound].starts(with: opening) {
      guard let end = text.bytes[start..<bound].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      return end + 1 - start <= longestOpening ? end + 1 : nil
    }
    return nil
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}

private let elements: [String.UTF8View] = [
  "key", "string", "dict", "array", "integer", "true", "false", "data", "date", "real", "plist",
].map(\.utf8)

private let openings: [String.UTF8View] = [
  "<?xml version=", "<!DOCTYPE plist PUBLIC ", "<!DOCTYPE plist SYSTEM ", "<plist version=",
].map(\.utf8)

/// Longer ones hold more than what belongs there.
private let longestOpening = 160
