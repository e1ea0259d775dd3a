// The addresses of a message's field: `Taro <taro@example.com>, group: a@example.com;`.
extension FieldWriter {
  func addresses(to tree: inout TreeBuilder) throws(ReadFailure) {
    try tree.enter(.array, .name("addresses"), at: field.body.lowerBound)
    var lexer = HeaderLexer(bytes, field.body, marks: "<>,;:")
    var mailbox = Mailbox()
    while let token = lexer.next() {
      guard token.kind == .mark else {
        mailbox.add(token)
        continue
      }
      switch lexer.byte(token) {
      case UInt8(ascii: "<"):
        mailbox.angle = angle(&lexer, from: token.whole.upperBound)
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
      if token.kind == .comment { comment = token } else if angle == nil { phrase.append(token) }
    }
  }

  /// What stands up to the `>`, without the route that old messages have in front.
  private func angle(_ lexer: inout HeaderLexer, from start: Int) -> Range<Int> {
    var start = start
    while let token = lexer.next() {
      guard token.kind == .mark else { continue }
      switch lexer.byte(token) {
      case UInt8(ascii: ">"): return bytes.trimmed(start..<token.whole.lowerBound)
      case UInt8(ascii: ":"): start = token.whole.upperBound
      default: break
      }
    }
    return bytes.trimmed(start..<max(start, field.body.upperBound))
  }

  private func write(_ mailbox: Mailbox, to tree: inout TreeBuilder) throws(ReadFailure) {
    let words = mailbox.phrase.first.flatMap { first in
      mailbox.phrase.last.map { first.whole.lowerBound..<$0.whole.upperBound }
    }
    guard let address = mailbox.angle ?? words else { return }
    let start = min(words?.lowerBound ?? address.lowerBound, address.lowerBound)
    try tree.enter(.dictionary, at: start)
    if mailbox.angle != nil, let words {
      if mailbox.phrase.count == 1, let only = mailbox.phrase.first {
        try value(.name("name"), only, to: &tree)
      } else {
        try text("name", words, to: &tree)
      }
    }
    try text("address", address, to: &tree)
    if let at = bytes[address].lastIndex(of: UInt8(ascii: "@")) {
      try text("domain", bytes.trimmed(at + 1..<address.upperBound), to: &tree)
    }
    if words == nil || mailbox.angle == nil, let comment = mailbox.comment {
      try text("name", comment.content, to: &tree)
    }
    tree.leave(at: address.upperBound)
  }
}
