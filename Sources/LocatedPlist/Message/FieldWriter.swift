/// Writes one field of a message as a dictionary: its name, its body, and the parts of the body that its
/// shape has. `MessageTree` says which.
struct FieldWriter {
  let bytes: UnsafeBufferPointer<UInt8>
  let field: HeaderField
  /// In small letters.
  let name: String

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ field: HeaderField) {
    self.bytes = bytes
    self.field = field
    name = bytes.lowercasedName(field.name)
  }

  func write(to tree: inout TreeBuilder, _ numbers: inout FieldNumbers) throws(ReadFailure) {
    let node = tree.records.count
    var shape = FieldShape(name)
    try tree.enter(.dictionary, at: field.name.lowerBound)
    if !field.name.isEmpty {
      let hash = FieldName.hash(of: bytes.part(field.name))
      let (number, first) = numbers.next(hash, node: node)
      tree.mark(field: node, nameHash: hash, number: number, first: first)
      if shape != .text, !tree.hasRoom(beside: number) { shape = .text }
      try tree.leaf(.string, .name("name"), field.name)
    }
    try text("body", field.body, to: &tree)
    switch shape {
    case .text: break
    case .addresses: try addresses(to: &tree)
    case .date: try date(field.body, to: &tree)
    case .received: try received(to: &tree)
    case .results: try authenticationResults(to: &tree)
    case .tags: try tags(to: &tree)
    case .policyResult: try policyResult(to: &tree)
    case .mediaType: try mediaType(to: &tree)
    case .typed: try typed(to: &tree)
    case .status: try status(to: &tree)
    }
    tree.leave(at: max(field.body.upperBound, field.name.upperBound))
  }

  // MARK: Leaves

  func text(_ key: StaticString, _ span: Range<Int>, to tree: inout TreeBuilder) throws(ReadFailure) {
    try text(.name(key), span, to: &tree)
  }

  func text(_ key: TreeBuilder.Key, _ span: Range<Int>, to tree: inout TreeBuilder) throws(ReadFailure) {
    try tree.leaf(.string, key, span, HeaderText.isEscaped(bytes.part(span)) ? .isEscaped : [])
  }

  /// A word or a quoted string.
  func value(
    _ key: TreeBuilder.Key, _ token: HeaderLexer.Token, to tree: inout TreeBuilder
  ) throws(ReadFailure) {
    guard token.hasEscape else { return try text(key, token.content, to: &tree) }
    try tree.leaf(.string, key, token.content, .isQuoted)
  }

  /// A date and its zone, or the text where no moment can be told.
  func date(_ span: Range<Int>, to tree: inout TreeBuilder) throws(ReadFailure) {
    guard let date = MailDate(bytes.part(span)) else { return try text("date", span, to: &tree) }
    try tree.leaf(.date, .name("date"), span)
    let zone = date.zone.lowerBound + span.lowerBound..<date.zone.upperBound + span.lowerBound
    try tree.leaf(.string, .name("zone"), zone)
  }

  /// The key that a name in the text makes, whatever its case.
  func key(_ name: Range<Int>) -> TreeBuilder.Key {
    let text = bytes.part(name)
    if text.contains(where: { $0 != $0.lowercased }) { return .lowercased(ArraySlice(text)) }
    return exactKey(name)
  }

  /// The key that a name in the text makes as it stands.
  func exactKey(_ name: Range<Int>) -> TreeBuilder.Key {
    .span(name, isEscaped: false, hash: KeyHash.of(bytes.part(name)))
  }

  // MARK: Small shapes

  /// `name=value; name=value`
  private func tags(to tree: inout TreeBuilder) throws(ReadFailure) {
    try tree.enter(.dictionary, .name("tags"), at: field.body.lowerBound)
    var at = field.body.lowerBound
    while at < field.body.upperBound, tree.hasRoom(beside: tree.siblings) {
      let end = bytes[at..<field.body.upperBound].firstIndex(of: UInt8(ascii: ";")) ?? field.body.upperBound
      if let equals = bytes[at..<end].firstIndex(of: UInt8(ascii: "=")) {
        let name = bytes.trimmed(at..<equals)
        if !name.isEmpty { try text(exactKey(name), bytes.trimmed(equals + 1..<end), to: &tree) }
      }
      at = end + 1
    }
    tree.leave(at: field.body.upperBound)
  }

  /// `type/subtype; name=value`
  private func mediaType(to tree: inout TreeBuilder) throws(ReadFailure) {
    var lexer = HeaderLexer(bytes, field.body, marks: ";=")
    guard let type = lexer.next(), type.kind == .word else { return }
    try tree.leaf(.string, .name("type"), type.content)
    try pairs("parameters", &lexer, to: &tree)
  }

  /// The pairs of a name and a value that are left, as a dictionary; nothing where there are none.
  func pairs(
    _ key: StaticString, _ lexer: inout HeaderLexer, to tree: inout TreeBuilder
  ) throws(ReadFailure) {
    var name: HeaderLexer.Token?
    var hasEntered = false
    while !hasEntered || tree.hasRoom(beside: tree.siblings), let token = lexer.next() {
      switch token.kind {
      case .comment: continue
      case .word, .quoted: name = token.kind == .word ? token : nil
      case .mark:
        guard lexer.byte(token) == UInt8(ascii: "="), let start = name else { continue }
        name = nil
        guard let value = lexer.value() else { continue }
        if !hasEntered { try tree.enter(.dictionary, .name(key), at: start.content.lowerBound) }
        hasEntered = true
        try self.value(self.key(start.content), value, to: &tree)
      }
    }
    if hasEntered { tree.leave(at: field.body.upperBound) }
  }

  /// `softfail (why) client-ip=192.0.2.1; helo=mx.example.net`
  private func policyResult(to tree: inout TreeBuilder) throws(ReadFailure) {
    var lexer = HeaderLexer(bytes, field.body, marks: ";=")
    guard let result = lexer.next(), result.kind == .word else { return }
    try tree.leaf(.string, .name("result"), result.content)
    var rest = lexer
    if let comment = rest.next(), comment.kind == .comment {
      try text("comment", comment.content, to: &tree)
      lexer = rest
    }
    try pairs("properties", &lexer, to: &tree)
  }

  private func typed(to tree: inout TreeBuilder) throws(ReadFailure) {
    guard let mark = bytes[field.body].firstIndex(of: UInt8(ascii: ";")) else {
      return try text("value", field.body, to: &tree)
    }
    try text("type", bytes.trimmed(field.body.lowerBound..<mark), to: &tree)
    try text("value", bytes.trimmed(mark + 1..<field.body.upperBound), to: &tree)
  }

  private func status(to tree: inout TreeBuilder) throws(ReadFailure) {
    var lexer = HeaderLexer(bytes, field.body, marks: "")
    guard let code = lexer.next(), code.kind == .word else { return }
    try tree.leaf(.string, .name("code"), code.content)
  }
}

extension HeaderLexer {
  /// What stands behind an equals sign: a word, in which further ones are no marks, or a quoted string.
  mutating func value() -> Token? {
    let marks = self.marks
    self.marks.removeAll { $0 == UInt8(ascii: "=") }
    defer { self.marks = marks }
    var ahead = self
    while let token = ahead.next() {
      switch token.kind {
      case .comment: continue
      case .mark: return nil
      case .word, .quoted:
        let saved = self.marks
        self = ahead
        self.marks = saved
        return token
      }
    }
    return nil
  }
}
