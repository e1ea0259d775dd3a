/// Makes the table of nodes from the text of an old-style property list. The way down is kept in an array,
/// so that no input can exhaust the stack.
struct OldStyleParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var at: Int
  private var tree: TreeBuilder
  /// The outermost dictionary has no braces, as in files of translations.
  private var isBare = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limits: Limits) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
    tree = TreeBuilder(limits: limits)
  }

  mutating func parse() throws(ReadFailure) -> TreeBuilder {
    try skipBlanks()
    guard at < end else { throw fault(.unexpectedEnd) }
    if try startsBareDictionary() {
      isBare = true
      try tree.enter(.dictionary, at: at)
    } else {
      try value(.item)
    }
    while let isInDictionary = tree.isInDictionary {
      try skipBlanks()
      if try leaves(isInDictionary) { continue }
      try separator(isInDictionary)
    }
    try skipBlanks()
    guard at >= end else { throw fault(.trailingContent) }
    return tree
  }

  // MARK: Containers

  /// Ends the container at hand if its end is next.
  private mutating func leaves(_ isInDictionary: Bool) throws(ReadFailure) -> Bool {
    if isBare, tree.depth == 1 {
      guard at >= end else { return false }
      tree.leave(at: at)
      return true
    }
    guard at < end else { throw fault(.unexpectedEnd) }
    guard bytes[at] == (isInDictionary ? UInt8(ascii: "}") : UInt8(ascii: ")")) else { return false }
    at += 1
    tree.leave(at: at)
    if tree.isInDictionary == true { try endEntry() }
    return true
  }

  /// An entry of a dictionary, or an item of an array with the comma in front of it.
  private mutating func separator(_ isInDictionary: Bool) throws(ReadFailure) {
    if isInDictionary { return try entry() }
    if tree.siblings > 0 {
      guard bytes[at] == UInt8(ascii: ",") else { throw fault(.missingComma) }
      at += 1
      try skipBlanks()
      // A comma behind the last item is allowed.
      if at < end, bytes[at] == UInt8(ascii: ")") { return }
    }
    try value(.item)
  }

  private mutating func entry() throws(ReadFailure) {
    let word = try self.word()
    let text = bytes.part(word.span)
    let hash =
      word.isEscaped
      ? OldStyleText.unescaped(text).withUnsafeBufferPointer(KeyHash.of) : KeyHash.of(text)
    let key = TreeBuilder.Key.span(word.span, isEscaped: word.isEscaped, hash: hash)
    try skipBlanks()
    // A name alone stands for itself.
    if at < end, bytes[at] == UInt8(ascii: ";") {
      try tree.leaf(.string, key, word.span, word.isEscaped ? .isEscaped : [])
      return try endEntry()
    }
    guard at < end, bytes[at] == UInt8(ascii: "=") else { throw fault(.missingEquals) }
    at += 1
    try skipBlanks()
    let depth = tree.depth
    try value(key)
    if tree.depth == depth { try endEntry() }
  }

  /// The semicolon behind an entry, which may be missing behind the last one.
  private mutating func endEntry() throws(ReadFailure) {
    try skipBlanks()
    if at < end, bytes[at] == UInt8(ascii: ";") {
      at += 1
    } else if at >= end ? !(isBare && tree.depth == 1) : bytes[at] != UInt8(ascii: "}") {
      throw fault(at >= end ? .unexpectedEnd : .missingSemicolon)
    }
  }

  // MARK: Values

  private mutating func value(_ key: TreeBuilder.Key) throws(ReadFailure) {
    guard at < end else { throw fault(.unexpectedEnd) }
    switch bytes[at] {
    case UInt8(ascii: "{"):
      if let data = describedData() { return try self.describedData(key, data) }
      try tree.enter(.dictionary, key, at: at)
      at += 1
    case UInt8(ascii: "("):
      try tree.enter(.array, key, at: at)
      at += 1
    case UInt8(ascii: "<"): try data(key)
    default:
      let word = try self.word()
      try tree.leaf(.string, key, word.span, word.isEscaped ? .isEscaped : [])
    }
  }

  private mutating func data(_ key: TreeBuilder.Key) throws(ReadFailure) {
    guard let close = bytes[at..<end].firstIndex(of: UInt8(ascii: ">")) else { throw fault(.unexpectedEnd) }
    let content = at + 1..<close
    guard OldStyleText.data(bytes.part(content)) != nil else {
      throw ReadFailure(.oldStyleMalformed(.invalidData), bytes: at..<close + 1)
    }
    try tree.leaf(.data, key, content)
    at = close + 1
  }

  /// The digits and the end of `{length = 32, bytes = 0x4e61 … 0000 }`, as newer systems describe data.
  private func describedData() -> (digits: Range<Int>, end: Int)? {
    var at = bytes.skippingBlanks(from: self.at + 1)
    for part in ["length", "=", "", ",", "bytes", "=", "0x"] as [StaticString] {
      at = bytes.skippingBlanks(from: at)
      if part.utf8CodeUnitCount == 0 {
        while at < end, bytes[at].isDigit { at += 1 }
      } else {
        guard bytes.starts(withText: part, at: at) else { return nil }
        at += part.utf8CodeUnitCount
      }
    }
    guard at <= end, let close = bytes[at..<end].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    return (at..<close, close + 1)
  }

  /// Long data is described by its ends only, and cannot be read then.
  private mutating func describedData(
    _ key: TreeBuilder.Key, _ data: (digits: Range<Int>, end: Int)
  ) throws(ReadFailure) {
    let digits = bytes.trimmed(data.digits)
    let isWhole = OldStyleText.data(bytes.part(digits)) != nil
    try tree.leaf(.data, key, digits, isWhole ? [] : .isUnreadable)
    at = data.end
  }

  // MARK: Words

  private struct Word {
    var span: Range<Int>
    var isEscaped = false
  }

  private mutating func word() throws(ReadFailure) -> Word {
    guard at < end else { throw fault(.unexpectedEnd) }
    let start = at
    if bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") { return try quoted() }
    while at < end, Self.isWordPart(bytes[at]) { at += 1 }
    guard at > start else { throw fault(.unexpectedCharacter) }
    return Word(span: start..<at)
  }

  private mutating func quoted() throws(ReadFailure) -> Word {
    let quote = at
    var word = Word(span: at..<at)
    at += 1
    while at < end, bytes[at] != bytes[quote] {
      if bytes[at] == UInt8(ascii: "\\") {
        word.isEscaped = true
        at += 1
      }
      at += 1
    }
    guard at < end else {
      throw ReadFailure(.oldStyleMalformed(.unexpectedEnd), bytes: quote..<quote + 1)
    }
    word.span = quote + 1..<at
    at += 1
    return word
  }

  /// Behind a word at the very start stands `=` or `;`.
  private func startsBareDictionary() throws(ReadFailure) -> Bool {
    guard ![UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "<")].contains(bytes[at]) else { return false }
    var ahead = self
    _ = try ahead.word()
    try ahead.skipBlanks()
    return ahead.at < end && (bytes[ahead.at] == UInt8(ascii: "=") || bytes[ahead.at] == UInt8(ascii: ";"))
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || "_$/:.-".utf8.contains(byte)
  }

  /// Steps over blanks and comments.
  private mutating func skipBlanks() throws(ReadFailure) {
    while at < end {
      if bytes[at].isBlank {
        at += 1
      } else if bytes.starts(withText: "//", at: at) {
        at = bytes[at..<end].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? end
      } else if bytes.starts(withText: "/*", at: at) {
        guard let close = bytes.firstIndex(ofText: "*/", from: at + 2, before: end) else {
          throw fault(.unexpectedEnd)
        }
        at = close + 2
      } else {
        return
      }
    }
  }

  private func fault(_ fault: ReadFailure.OldStyleFault) -> ReadFailure {
    let start = min(at, end)
    return ReadFailure(.oldStyleMalformed(fault), bytes: start..<min(start + 1, end))
  }
}
