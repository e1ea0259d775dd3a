/// What stands in front of the root element: declaration, comments, document type.
///
/// It is read here and not by libxml2: an internal subset must be refused before anything is expanded,
/// and with Apple's document type libxml2 would drop an undeclared entity without a word.
struct XMLPrologue {
  /// Where the root element's `<` stands.
  private(set) var rootStart = 0
  private(set) var comments: [Range<Int>] = []
  private(set) var problems: [Problem] = []
  /// The root is one of `MarkupTree`'s, not a property list's.
  private(set) var isMarkup = false

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var hasDocumentType = false

  /// - Throws: `ReadFailure`, with the place.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadFailure) {
    self.bytes = bytes
    if XMLText.starts(bytes, with: "\u{FEFF}") { at = 3 }
    try declaration()
    while true {
      skipBlanks()
      guard at < bytes.count else { throw ReadFailure(.noElement, bytes: nil) }
      guard bytes[at] == UInt8(ascii: "<") else { throw junk() }
      if isNext("<!--") {
        try comment()
      } else if isNext("<!DOCTYPE") || isNext("<!doctype") {
        try documentType()
      } else if isNext("<?") {
        try instruction()
      } else {
        break
      }
    }
    rootStart = at
    guard String(validating: bytes[..<at], as: UTF8.self) != nil else {
      throw ReadFailure(.invalidEncodedText(encoding: "UTF-8"), bytes: firstInvalid(before: at))
    }
    try root()
  }

  // MARK: Its parts

  private mutating func declaration() throws(ReadFailure) {
    let start = at
    guard isNext("<?xml"), at + 5 < bytes.count, bytes[at + 5].isBlank else {
      // A declaration that comes later was meant to be here.
      if let found = XMLText.find("<?xml ", in: head, from: at) {
        let isBlank = bytes[start..<found].allSatisfy(\.isBlank)
        throw ReadFailure(
          isBlank ? .blankBeforeDeclaration : .junkBeforeDeclaration, bytes: start..<found)
      }
      return
    }
    guard let end = XMLText.find("?>", in: bytes, from: at) else {
      throw ReadFailure(.malformedDeclaration, bytes: at..<at + 5)
    }
    if let curly = curlyQuote(in: at..<end) { throw ReadFailure(.curlyQuote, bytes: curly) }
    let text = UnsafeBufferPointer(rebasing: bytes[at..<end])
    guard XMLText.find("version", in: text, from: 5) != nil,
      text.filter({ $0 == 0x22 || $0 == 0x27 }).count.isMultiple(of: 2),
      !text.dropFirst().contains(UInt8(ascii: "<"))
    else { throw ReadFailure(.malformedDeclaration, bytes: at..<end + 2) }
    at = end + 2
  }

  private mutating func comment() throws(ReadFailure) {
    let start = at
    guard let hyphens = XMLText.find("--", in: bytes, from: at + 4) else {
      throw ReadFailure(.unfinishedComment, bytes: start..<start + 4)
    }
    guard hyphens + 2 < bytes.count, bytes[hyphens + 2] == UInt8(ascii: ">") else {
      throw ReadFailure(.doubleHyphenInComment, bytes: hyphens..<hyphens + 2)
    }
    at = hyphens + 3
    comments.append(start..<at)
    if let problem = Self.commentProblem(bytes, start..<at, node: 0) { problems.append(problem) }
  }

  /// Old Apple readers end a comment at `<!-->` already.
  static func commentProblem(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, node: Int
  ) -> Problem? {
    let inner = UnsafeBufferPointer(rebasing: bytes[(range.lowerBound + 4)..<range.upperBound])
    guard XMLText.starts(inner, with: ">") || XMLText.starts(inner, with: "->") else { return nil }
    return Problem(.commentReadDifferently, bytes: range, node: node)
  }

  private mutating func instruction() throws(ReadFailure) {
    if isNext("<?xml"), at + 5 < bytes.count, bytes[at + 5].isBlank {
      throw ReadFailure(.junkBeforeDeclaration, bytes: at..<at + 5)
    }
    guard let end = XMLText.find("?>", in: bytes, from: at + 2), Self.isNameStart(bytes[at + 2]),
      !bytes[(at + 2)..<end].contains(UInt8(ascii: ">"))
    else { throw ReadFailure(.malformedTag, bytes: at..<at + 2) }
    at = end + 2
  }

  private mutating func documentType() throws(ReadFailure) {
    let start = at
    if hasDocumentType { throw ReadFailure(.secondDocumentType, bytes: start..<start + 9) }
    hasDocumentType = true
    var quote: UInt8?
    at += 9
    while at < bytes.count {
      let byte = bytes[at]
      if let open = quote {
        if byte == open { quote = nil }
        // Apple's reader ends the document type at the first `>`, quoted or not.
        if byte == UInt8(ascii: ">") {
          throw ReadFailure(.documentTypeReadDifferently, bytes: at..<at + 1)
        }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        throw ReadFailure(.documentTypeWithSubset, bytes: at..<at + 1)
      } else if byte == UInt8(ascii: "<") {
        throw ReadFailure(.malformedDocumentType, bytes: start..<start + 9)
      } else if byte == UInt8(ascii: ">") {
        try checkDocumentType(start..<at)
        at += 1
        return
      }
      at += 1
    }
    throw ReadFailure(.malformedDocumentType, bytes: start..<start + 9)
  }

  private func checkDocumentType(_ range: Range<Int>) throws(ReadFailure) {
    if let curly = curlyQuote(in: range) { throw ReadFailure(.curlyQuote, bytes: curly) }
    let words = bytes[range].dropFirst(9).split(whereSeparator: \.isBlank)
    let name = words.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    if name.lowercased() == "html" { throw ReadFailure(.recognised(.html), bytes: range) }
    guard !name.isEmpty else { throw ReadFailure(.malformedDocumentType, bytes: range) }
  }

  private mutating func root() throws(ReadFailure) {
    let name = XMLName(bytes, at: at + 1)
    switch name.text {
    case "plist": return
    case "html", "HTML": throw ReadFailure(.recognised(.html), bytes: name.range)
    case "":
      throw ReadFailure(.bareLessThan, bytes: at..<at + 1)
    case let other where PlistElement(other) != nil || other.lowercased() == "plist":
      throw ReadFailure(.rootIsNotPlist(other), bytes: name.range)
    case let other where MarkupTree.reads(rootNamed: other): isMarkup = true
    default: throw ReadFailure(.recognised(.xmlOfAnotherKind), bytes: name.range)
    }
  }

  // MARK: Small readings

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at].isBlank { at += 1 }
  }

  private func isNext(_ mark: StaticString) -> Bool {
    XMLText.starts(UnsafeBufferPointer(rebasing: bytes[at...]), with: mark)
  }

  /// Where a misplaced declaration is looked for.
  private var head: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes.prefix(4_096))
  }

  private func junk() -> ReadFailure {
    let end = bytes[at...].firstIndex { $0 == UInt8(ascii: "<") || $0 == 0x0A } ?? bytes.count
    return ReadFailure(.junkBeforeDeclaration, bytes: at..<min(end, at + 80))
  }

  /// “ ” ‘ ’ in UTF-8.
  private func curlyQuote(in range: Range<Int>) -> Range<Int>? {
    for index in range.dropLast(2) where XMLFaultFinder.isCurlyQuote(bytes, at: index) {
      return index..<index + 3
    }
    return nil
  }

  private func firstInvalid(before end: Int) -> Range<Int>? {
    bytes[..<end].firstIndex { $0 >= 0x80 }.map { $0..<$0 + 1 }
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }
}

/// The name of a tag.
struct XMLName {
  let range: Range<Int>
  let text: String

  /// Reads up to a blank, `/` or `>`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var end = start
    while end < bytes.count, end - start < 200, !bytes[end].isBlank,
      bytes[end] != UInt8(ascii: "/") || end == start, bytes[end] != UInt8(ascii: ">"),
      bytes[end] != UInt8(ascii: "<")
    {
      end += 1
    }
    range = start..<end
    text = String(decoding: bytes[range], as: UTF8.self)
  }
}
