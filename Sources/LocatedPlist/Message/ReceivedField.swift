// One hop of a message: `from a (a.example [192.0.2.1]) by b with ESMTPS id 1 for <x@example.com>; date`.
extension FieldWriter {
  func received(to tree: inout TreeBuilder) throws(ReadFailure) {
    var lexer = HeaderLexer(bytes, field.body, marks: ";")
    var seen: Set<Clause> = []
    var clause: Clause?
    var words: Range<Int>?
    var dateStart: Int?
    func end(_ tree: inout TreeBuilder) throws(ReadFailure) {
      if let clause, let words { try text(clause.key, unbracketed(words), to: &tree) }
      words = nil
    }
    while let token = lexer.next() {
      switch token.kind {
      case .mark:
        try end(&tree)
        clause = nil
        dateStart = token.whole.upperBound
      case .comment:
        try end(&tree)
        if let key = clause?.commentKey { try text(key, token.content, to: &tree) }
        clause = nil
      case .word, .quoted:
        guard dateStart == nil else { continue }
        // The word behind a clause's name is its value, whatever it says.
        let isValue = clause != nil && words == nil
        if !isValue, let next = Clause(bytes.part(token.content)) {
          try end(&tree)
          clause = seen.insert(next).inserted ? next : nil
        } else if clause != nil {
          words = (words?.lowerBound ?? token.whole.lowerBound)..<token.whole.upperBound
        }
      }
    }
    try end(&tree)
    if let dateStart { try date(bytes.trimmed(dateStart..<field.body.upperBound), to: &tree) }
  }

  private enum Clause: CaseIterable {
    case from, by, via, with, id, `for`

    init?(_ word: UnsafeBufferPointer<UInt8>) {
      let names: [StaticString] = ["from", "by", "via", "with", "id", "for"]
      for (clause, name) in zip(Self.allCases, names)
      where word.count == name.utf8CodeUnitCount && word.starts(withText: name, ignoringCase: true) {
        self = clause
        return
      }
      return nil
    }

    var key: StaticString {
      switch self {
      case .from: "from"
      case .by: "by"
      case .via: "via"
      case .with: "with"
      case .id: "id"
      case .for: "for"
      }
    }

    /// What a server found out itself stands in parentheses behind what it was told.
    var commentKey: StaticString? {
      switch self {
      case .from: "fromComment"
      case .by: "byComment"
      case .with: "withComment"
      case .via, .id, .for: nil
      }
    }
  }

  /// Without `<` and `>` around it.
  private func unbracketed(_ span: Range<Int>) -> Range<Int> {
    guard span.count >= 2, bytes[span.lowerBound] == UInt8(ascii: "<"),
      bytes[span.upperBound - 1] == UInt8(ascii: ">")
    else { return span }
    return span.lowerBound + 1..<span.upperBound - 1
  }
}
