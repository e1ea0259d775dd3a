// The addresses of a message's field: `Taro <taro@example.com>, group: a@example.com;`.
extension FieldWriter {
  func addresses(to tree: inout TreeBuilder) throws(ReadFailure) {
    try tree.enter(.array, .name("addresses"), at: field.body.lowerBound)
    var lexer = HeaderLexer(bytes, field.body, marks: "<>,;:")
    var mailbox = Mailbox()
    while tree.hasRoom(beside: tree.siblings), let token = lexer.next() {
      guard token.kind == .mark else {
        mailbox.add(token)
        continue
      }
      switch lexer.byte(token) {
      case UInt8(ascii: "<"): mailbox.angle = angle(&lexer, from: token.whole.upperBound)
      case UInt8(ascii: ":") where mailbox.angle == nil: mailbox = Mailbox()
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        try write(mailbox, to: &tree)
        mailbox = Mailbox()
      default: break
      }
    }
    try write(mailbox, to: &tree)
    tree.leave(at: field.body.upperBound)
  }

  /// One address as it is read, with what stands around it.
  private struct Mailbox {
    var phrase: [HeaderLexer.Token] = []
    var comment: HeaderLexer.Token?
    /// What stands between `<` and `>`.
    var angle: Range<Int>?

    mutating func add(_ token: HeaderLexer.Token) {
      if token.kind == .comment {
        comment = token
      } else if angle == nil {
        // Of very many only the first and the last are asked for.
        if phrase.count == Self.enough { phrase.removeLast() }
        phrase.append(token)
      }
    }
    private static let enough = 100

    /// The last of several words, where it is an address and the angle brackets were left out.
    func bareAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
      guard phrase.count > 1, let last = phrase.last, last.kind == .word,
        let at = bytes[last.content].firstIndex(of: UInt8(ascii: "@")), at > last.content.lowerBound,
        phrase[phrase.count - 2].whole.upperBound < last.whole.lowerBound
      else { return nil }
      return last.content
    }
  }

  /// What stands up to the `>`, without the route that old messages have in front.
  private func angle(_ lexer: inout HeaderLexer, from start: Int) -> Range<Int> {
    var start = start
    while let token = lexer.next() {
      guard token.kind == .mark else { continue }
      switch lexer.byte(token) {
      case UInt8(ascii: ">"): return bytes.trimmed(start..<token.whole.lowerBound)
      case UInt8(ascii: ":"), UInt8(ascii: "<"): start = token.whole.upperBound
      default: break
      }
    }
    return bytes.trimmed(start..<max(start, field.body.upperBound))
  }

  private func write(_ mailbox: Mailbox, to tree: inout TreeBuilder) throws(ReadFailure) {
    var name = mailbox.phrase[...]
    let address: Range<Int>
    if let angle = mailbox.angle {
      address = angle
    } else if let bare = mailbox.bareAddress(bytes) {
      address = bare
      name = name.dropLast()
    } else if let words = name.span {
      address = words
      name = []
    } else {
      return
    }
    try tree.enter(.dictionary, at: min(name.span?.lowerBound ?? address.lowerBound, address.lowerBound))
    if name.count == 1, let only = name.first {
      try value(.name("name"), only, to: &tree)
    } else if let words = name.span {
      try text("name", words, to: &tree)
    }
    try text("address", address, to: &tree)
    if let at = bytes[address].lastIndex(of: UInt8(ascii: "@")) {
      try text("domain", bytes.trimmed(at + 1..<address.upperBound), to: &tree)
    }
    if name.isEmpty, let comment = mailbox.comment { try text("name", comment.content, to: &tree) }
    tree.leave(at: address.upperBound)
  }
}

extension ArraySlice<HeaderLexer.Token> {
  /// From the start of the first to the end of the last; nil where there is none.
  fileprivate var span: Range<Int>? {
    guard let first, let last else { return nil }
    return first.whole.lowerBound..<last.whole.upperBound
  }
}
