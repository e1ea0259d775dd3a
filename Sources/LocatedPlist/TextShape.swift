/// Tells texts apart that are no property list: how they start, and what their lines look like.
enum TextShape {
  /// How much of a text is looked at.
  static let looksAt = 8192

  /// What a text is; just text if it is nothing that has a name here.
  static func kind(of whole: UnsafeBufferPointer<UInt8>) -> ReadFailure.Kind {
    let text = UnsafeBufferPointer(rebasing: whole.prefix(looksAt))
    let start = text.skippingBlanks(from: 0)
    if conflictMark(in: whole) != nil { return .gitConflict }
    if text.starts(withText: "version https://git-lfs", at: start) { return .gitLFSPointer }
    if let kind = pemKind(of: text, at: start) { return kind }
    if isHTML(text) { return .html }
    if text.starts(withText: "<?xml", at: start) || isTag(text, at: start) { return .xmlOfAnotherKind }
    if text.starts(withText: "#!", at: start) { return .executable }
    if isOpenStep(text, at: start) { return .openStep }
    if isProfilesOutput(text) { return .profilesOutput }
    if isEmail(text, at: start) { return .emailMessage }
    if isJavaScript(text, at: start) { return .javascript }
    return isYAML(text, at: start) ? .yaml : .text
  }

  /// The mark that Git leaves at the start of a line where two changes meet, if its closing mark is
  /// there too.
  static func conflictMark(in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    func mark(_ mark: StaticString, from start: Int) -> Int? {
      var at = start
      while let found = text.firstIndex(ofText: mark, from: at) {
        if found == 0 || text[found - 1] == UInt8(ascii: "\n") { return found }
        at = found + 1
      }
      return nil
    }
    guard let open = mark("<<<<<<< ", from: 0), mark(">>>>>>> ", from: open) != nil else { return nil }
    return open..<open + 7
  }

  /// Whether the first element, behind declarations and comments, is one of a web page.
  static func isHTML(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = text.skippingBlanks(from: text.starts(withText: "\u{FEFF}") ? 3 : 0)
    while true {
      let end: Int?
      if text.starts(withText: "<?", at: at) {
        end = text.firstIndex(ofText: "?>", from: at).map { $0 + 2 }
      } else if text.starts(withText: "<!--", at: at) {
        end = text.firstIndex(ofText: "-->", from: at).map { $0 + 3 }
      } else {
        break
      }
      guard let end else { return false }
      at = text.skippingBlanks(from: end)
    }
    let starts: [StaticString] = ["<!doctype html", "<html", "<head", "<body"]
    return starts.contains { text.starts(withText: $0, at: at, ignoringCase: true) }
  }

  /// `<name` or `<!`; not `<` and anything.
  private static func isTag(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start + 1 < text.count, text[start] == UInt8(ascii: "<") else { return false }
    return text[start + 1].isLetter || text[start + 1] == UInt8(ascii: "!")
  }

  private static func pemKind(of text: UnsafeBufferPointer<UInt8>, at start: Int) -> ReadFailure.Kind? {
    guard let mark = text.firstIndex(ofText: PEM.begin, from: start),
      mark == start || text[mark - 1].isBlank
    else { return nil }
    return PEM.blocks(in: Array(text[mark...])).first?.kind.name
  }

  /// `_computerlevel[1] attribute: profileIdentifier: com.example.mail`, or that there are none.
  private static func isProfilesOutput(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let marks: [StaticString] = [
      "] attribute: profileIdentifier: ", "] attribute: name: ", " configuration profiles installed",
    ]
    return marks.contains { text.firstIndex(ofText: $0) != nil }
  }

  /// The headers of a mail message: some of its own at the very start.
  private static func isEmail(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard MessageHeaders.isHeader(text, at: start) else { return false }
    let headers = UnsafeBufferPointer(rebasing: text[..<MessageHeaders.end(in: text)])
    let names: [StaticString] = [
      "MIME-Version:", "Received:", "Return-Path:", "Message-ID:", "Content-Type:",
    ]
    return names.contains { headers.firstIndex(ofText: $0, ignoringCase: true) != nil }
  }

  private static func isJavaScript(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let starts: [StaticString] = [
      "const ", "let ", "var ", "import ", "export ", "function ", "module.exports", "\"use strict\"",
      "(function",
      "/*", "//",
    ]
    return starts.contains { text.starts(withText: $0, at: start) }
  }

  /// `---`, or lines of `name: value` and `- item` only.
  private static func isYAML(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    if text.starts(withText: "---\n", at: start) || text.starts(withText: "%YAML", at: start) { return true }
    let first = text[start...].split(separator: UInt8(ascii: "\n")).first { line in
      line.first != UInt8(ascii: "#") && !line.allSatisfy(\.isBlank)
    }
    guard let line = first.map(UnsafeBufferPointer.init(rebasing:)) else { return false }
    if line.starts(withText: "- ") { return true }
    let name = line.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    guard !name.isEmpty, name.endIndex < line.count, line[name.endIndex] == UInt8(ascii: ":") else {
      return false
    }
    return name.endIndex + 1 == line.count || line[name.endIndex + 1].isBlank
  }
}

extension PEM.Kind {
  /// What to call it where a profile was expected; nil for a message and for what has no name.
  var name: ReadFailure.Kind? {
    switch self {
    case .certificate: .certificate
    case .certificateRequest: .certificateRequest
    case .privateKey: .privateKey
    case .publicKey: .publicKey
    case .pgp: .pgp
    case .message, .other: nil
    }
  }
}
