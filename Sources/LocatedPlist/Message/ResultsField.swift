// What a server found about a message: `mx.example.jp; spf=fail (why) smtp.mailfrom=example.com; dkim=none`.
extension FieldWriter {
  func authenticationResults(to tree: inout TreeBuilder) throws(ReadFailure) {
    var statements = Statements(bytes, field.body, limit: tree.partsLimit)
    var statement = statements.next()
    if let first = statement, name.hasPrefix("arc-"), let pair = first.pairs.first,
      bytes.lowercasedName(pair.name) == "i"
    {
      try value(.name("instance"), pair.value, to: &tree)
      statement = statements.next()
    }
    // Some servers leave their name out and start with a result.
    if let first = statement, first.pairs.isEmpty {
      if let server = first.word { try value(.name("server"), server, to: &tree) }
      statement = statements.next()
    }
    try tree.enter(.array, .name("results"), at: statement?.start ?? field.body.upperBound)
    while let result = statement, tree.hasRoom(beside: tree.siblings) {
      if let method = result.pairs.first { try write(result, method, to: &tree) }
      statement = statements.next()
    }
    tree.leave(at: field.body.upperBound)
  }

  private func write(
    _ statement: Statement, _ method: Statement.Pair, to tree: inout TreeBuilder
  ) throws(ReadFailure) {
    try tree.enter(.dictionary, at: method.name.lowerBound)
    let slash = bytes[method.name].firstIndex(of: UInt8(ascii: "/")) ?? method.name.upperBound
    try text("method", method.name.lowerBound..<slash, to: &tree)
    try value(.name("result"), method.value, to: &tree)
    if let comment = statement.comment { try text("comment", comment.content, to: &tree) }
    let others = statement.pairs.dropFirst()
    if let reason = others.first(where: isReason) { try value(.name("reason"), reason.value, to: &tree) }
    try tree.enter(.dictionary, .name("properties"), at: others.first?.name.lowerBound ?? statement.end)
    for pair in others where !isReason(pair) && tree.hasRoom(beside: tree.siblings) {
      try value(key(pair.name), pair.value, to: &tree)
    }
    tree.leave(at: statement.end)
    tree.leave(at: statement.end)
  }

  private func isReason(_ pair: Statement.Pair) -> Bool { bytes.lowercasedName(pair.name) == "reason" }
}

/// What stands between two semicolons.
private struct Statement {
  struct Pair {
    var name: Range<Int>
    var value: HeaderLexer.Token
  }

  var start: Int
  var end: Int
  var pairs: [Pair] = []
  /// The first word that no equals sign follows.
  var word: HeaderLexer.Token?
  /// The first remark behind the result.
  var comment: HeaderLexer.Token?
}

/// Steps over the statements of a field.
private struct Statements {
  private var lexer: HeaderLexer
  private let end: Int
  /// Pairs of one statement that are kept, and one more that shows that there were others.
  private let limit: Int
  private var hasEnded = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, limit: Int) {
    self.limit = limit
    lexer = HeaderLexer(bytes, body, marks: ";=")
    end = body.upperBound
  }

  mutating func next() -> Statement? {
    guard !hasEnded else { return nil }
    var statement = Statement(start: lexer.at, end: end)
    var word: HeaderLexer.Token?
    while let token = lexer.next() {
      switch token.kind {
      case .comment:
        if statement.comment == nil, !statement.pairs.isEmpty { statement.comment = token }
      case .word, .quoted:
        statement.word = statement.word ?? word
        word = token
      case .mark where lexer.byte(token) == UInt8(ascii: ";"):
        statement.word = statement.word ?? word
        statement.end = token.whole.lowerBound
        return statement
      case .mark:
        guard let name = word, name.kind == .word else { continue }
        word = nil
        if let value = lexer.value(), statement.pairs.count < limit + 2 {
          statement.pairs.append(Statement.Pair(name: name.content, value: value))
        }
      }
    }
    statement.word = statement.word ?? word
    hasEnded = true
    return statement.pairs.isEmpty && statement.word == nil ? nil : statement
  }
}
