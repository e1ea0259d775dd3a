/// A field of messages in which a filter says that it took one for junk.
public struct SpamMark: Sendable {
  public let field: String
  private let sign: Sign
  private let value: String

  private enum Sign: String { case starts, has, least }

  public static let all: [SpamMark] = {
    let table = FactTable(EmbeddedTables.spamMarks)
    return table.rows.map { row in
      guard let sign = Sign(rawValue: row[table.column("sign")].text) else {
        preconditionFailure("spam-marks.tsv: \(row[table.column("sign")].text) is no sign")
      }
      let value = row[table.column("value")].text
      precondition(
        sign != .least || value.last?.isNumber == true, "spam-marks.tsv: \(value) ends in no number")
      return SpamMark(field: row[table.column("field")].text, sign: sign, value: value)
    }
  }()

  /// Whether a field's text, in small letters, says that the message is junk.
  public func fits(_ text: String) -> Bool {
    switch sign {
    case .starts: return text.hasPrefix(value)
    case .has: return rest(of: text, behind: value).map { $0.first?.isLetter != true } ?? false
    case .least:
      let name = value.prefix { !$0.isNumber }
      guard let least = Int(value.dropFirst(name.count)),
        let found = rest(of: text, behind: String(name)).flatMap({ Int($0.prefix { $0.isNumber }) })
      else { return false }
      return found >= least
    }
  }

  /// What stands behind a word, where that is the first of the text or a mark stands in front of it.
  private func rest(of text: String, behind word: String) -> Substring? {
    var rest = text[...]
    while !rest.hasPrefix(word) {
      guard let mark = rest.firstIndex(where: { !$0.isLetter && !$0.isNumber }) else { return nil }
      rest = rest[rest.index(after: mark)...]
    }
    return rest.dropFirst(word.count)
  }
}
