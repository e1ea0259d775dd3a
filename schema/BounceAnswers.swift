/// What a mail server's answer means for the message that it refused or put off.
public final class BounceAnswers: Sendable {
  public static let shared = BounceAnswers()

  public enum Cause: String, Sendable {
    case rate, blocklist, size
    case signIn = "sign-in"
    /// SPF, DKIM or DMARC did not pass.
    case unauthenticated
    case reverseDNS = "reverse-dns"
    case mailboxFull = "mailbox-full"
    case recipientPolicy = "recipient-policy"
    case unknownUser = "unknown-user"
    /// None of these, though the answer may look like one.
    case other
  }

  private let rows: [Row]
  private let phrases: Phrases

  private struct Row: Sendable {
    var cause: Cause
    var replies: [String]
    var codes: [String]
    var domains: [String]
    /// Numbers of phrases, of which one must stand in the answer, be it in a host or a URL.
    var names: [Int]
    /// Those of which one of each set must stand in the answer, a single word for itself.
    var says: [[Int]]
  }

  private init() {
    let table = FactTable(EmbeddedTables.bounceAnswers)
    var phrases = Phrases()
    rows = table.rows.map { row in
      guard let cause = Cause(rawValue: row[table.column("cause")].text) else {
        preconditionFailure("bounce-answers.tsv: \(row[table.column("cause")].text) is no cause")
      }
      func numbers(_ field: Field) -> [Int] {
        field.isEmpty ? [] : field.split(UInt8(ascii: "|")).map { phrases.number(of: $0) }
      }
      let says = [row[table.column("says")], row[table.column("also")]].filter { !$0.isEmpty }
      return Row(
        cause: cause, replies: row[table.column("replies")].words, codes: row[table.column("codes")].words,
        domains: row[table.column("to")].words, names: numbers(row[table.column("names")]),
        says: says.map(numbers))
    }
    self.phrases = phrases
  }

  /// - Parameters:
  ///   - answer: in small letters, with single blanks and without addresses.
  ///   - prose: the answer without hosts and URLs.
  ///   - reply: the three digits of SMTP; empty where there are none.
  ///   - code: the enhanced status code; empty where there is none.
  ///   - domain: the recipient's, in small letters.
  public func cause(
    of answer: UnsafeBufferPointer<UInt8>, prose: UnsafeBufferPointer<UInt8>, reply: String, code: String,
    domain: String
  ) -> Cause? {
    let named = phrases.found(in: answer)
    let words = phrases.found(in: prose)
    let said = named.indices.map { phrases.isOneWord($0) ? words[$0] : named[$0] }
    return rows.first { row in
      (row.replies.isEmpty || row.replies.contains(where: reply.hasPrefix))
        && (row.codes.isEmpty || row.codes.contains { Self.fits($0, code) })
        && (row.domains.isEmpty || row.domains.contains { Self.isIn($0, domain) })
        && (row.names.isEmpty || row.names.contains { named[$0] })
        && row.says.allSatisfy { $0.contains { said[$0] } }
    }?.cause
  }

  /// `5.1.*` stands for all that start so, `5.7.61?` for those with one digit more, `-` for no code.
  private static func fits(_ pattern: String, _ code: String) -> Bool {
    if pattern == "-" { return code.isEmpty }
    if pattern.hasSuffix("?") {
      return code.utf8.count == pattern.utf8.count && code.hasPrefix(pattern.dropLast())
    }
    return pattern.hasSuffix("*") ? code.hasPrefix(pattern.dropLast()) : code == pattern
  }

  private static func isIn(_ domain: String, _ host: String) -> Bool {
    host == domain || host.hasSuffix("." + domain)
  }
}
