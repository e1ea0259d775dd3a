/// What a mail system says of recipients in a letter to people, where no part of it is for programs.
///
/// Three forms are read: paragraphs that start with an address (qmail's QSBMF, Postfix), lists of addresses
/// with what happened indented below (Exim), and a sentence with addresses in angle brackets (Japanese carriers,
/// sendmail).
struct TextReport {
  struct Entry {
    var recipient: Range<Int>
    /// What the other server said, or what the letter says about it.
    var answer: Range<Int>

    /// Takes a further line to the answer.
    mutating func add(_ line: Range<Int>) {
      answer = (answer.isEmpty ? line.lowerBound : answer.lowerBound)..<line.upperBound
    }
  }

  private(set) var entries: [Entry] = []
  /// Whether the mail system goes on trying.
  private(set) var isDelay = false
  private let lines: MessageLines
  private let end: Int
  private var bytes: UnsafeBufferPointer<UInt8> { lines.bytes }

  /// Nil for a letter that is in none of these forms.
  init?(_ lines: MessageLines, _ body: Range<Int>) {
    self.lines = lines
    end = body.upperBound
    let start = min(lines.bytes.skippingBlanks(from: body.lowerBound), end)
    let head = lines.bytes.part(start..<min(end, start + 2000))
    func says(_ phrases: [StaticString]) -> Bool {
      phrases.contains { head.firstIndex(ofText: $0, ignoringCase: true) != nil }
    }
    isDelay = says(Self.delays)
    if Self.paragraphStarts.contains(where: { head.starts(withText: $0) }) {
      readParagraphs(from: start)
    } else if says(["This message was created automatically by mail delivery software"]) {
      readIndented(from: start)
    } else if says(Self.sentences) {
      readSentence(from: start)
    }
    if entries.isEmpty { return nil }
  }

  private static let delays: [StaticString] = [
    "not yet been delivered", "will be retried", "do not need to resend", "transient non-fatal errors",
  ]
  private static let paragraphStarts: [StaticString] = [
    "Hi. This is the ", "This is the mail system at ", "This is the Postfix program at ",
  ]
  private static let sentences: [StaticString] = [
    "Each of the following recipients was rejected", "The following recipients did not receive this message",
    "Could not send your message to the following recipients", "The user(s) account is ",
    "Your message was not delivered", "had permanent fatal errors", "had transient non-fatal errors",
  ]

  // MARK: Forms

  /// `<address>:` and what happened, up to a blank line; a paragraph that starts with a hyphen ends them.
  private mutating func readParagraphs(from start: Int) {
    var entry: Entry?
    for line in content(from: start) {
      if line.isEmpty {
        add(&entry)
      } else if entry != nil {
        entry?.add(line)
      } else if bytes[line.lowerBound] == UInt8(ascii: "-") {
        return
      } else if let recipient = recipient(in: line) {
        let rest = bytes.skipping(">:", from: recipient.upperBound, before: line.upperBound)
        entry = Entry(recipient: recipient, answer: bytes.trimmed(rest..<line.upperBound))
      }
    }
    add(&entry)
  }

  /// An address behind two blanks, and what happened behind four.
  private mutating func readIndented(from start: Int) {
    var entry: Entry?
    for line in content(from: start) where !line.isEmpty {
      let indentation = line.lowerBound - lineStart(of: line)
      if starts(line, with: "------") { break }
      if indentation >= 4, entry != nil {
        entry?.add(line)
      } else {
        add(&entry)
        guard indentation == 2, bytes[line].contains(UInt8(ascii: "@")) else { continue }
        let address = bytes[line].prefix { !$0.isBlank }
        entry = Entry(
          recipient: line.lowerBound..<address.endIndex, answer: address.endIndex..<address.endIndex)
      }
    }
    add(&entry)
  }

  /// Addresses in angle brackets on lines of their own; what the other server said stands behind `<<<` or in
  /// `(reason: …)`, or the sentence has to do.
  private mutating func readSentence(from start: Int) {
    var sentence: Range<Int>?
    var found: [Entry] = []
    for line in content(from: start) where !line.isEmpty {
      // Behind it stands the message itself.
      if line.count >= 20, bytes[line].allSatisfy({ $0 == UInt8(ascii: "-") }) { break }
      if let answer = answer(in: line) {
        if let last = found.indices.last, found[last].answer.isEmpty { found[last].answer = answer }
      } else if let recipient = recipient(in: line) {
        if found.last?.recipient != recipient {
          found.append(Entry(recipient: recipient, answer: recipient.upperBound..<recipient.upperBound))
        }
      } else if sentence == nil,
        Self.sentences.contains(where: { bytes.part(line).firstIndex(ofText: $0, ignoringCase: true) != nil })
      {
        sentence = line
      }
    }
    var end = 0
    for (number, var entry) in found.enumerated() {
      // What stands in the tree has to stand in the order of the letter.
      let next = number + 1 < found.count ? found[number + 1].recipient.lowerBound : Int.max
      if entry.answer.isEmpty, let sentence, sentence.lowerBound >= end, sentence.upperBound <= next {
        entry.answer = sentence
      }
      end = max(entry.recipient.upperBound, entry.answer.upperBound)
      var known: Entry? = entry
      add(&known)
    }
  }

  // MARK: Lines

  /// The lines of the letter without the blanks around them.
  private func content(from start: Int) -> some Sequence<Range<Int>> {
    sequence(state: start) { [lines, end] at -> Range<Int>? in
      guard at < end else { return nil }
      let line = at..<lines.next(from: at, before: end)
      at = line.upperBound
      return lines.bytes.trimmed(line)
    }
  }

  private func starts(_ line: Range<Int>, with text: StaticString) -> Bool {
    bytes.part(line).starts(withText: text)
  }

  private func lineStart(of line: Range<Int>) -> Int {
    var start = line.lowerBound
    while start > 0, lines.isFolded(at: start - 1) { start -= 1 }
    return start
  }

  /// The address in a line of the form `<address>`, perhaps with a colon and more behind it, or with
  /// `Recipient:` in front.
  private func recipient(in line: Range<Int>) -> Range<Int>? {
    var start = line.lowerBound
    if starts(line, with: "Recipient:") { start = bytes.skippingBlanks(from: start + 10) }
    guard start < line.upperBound, bytes[start] == UInt8(ascii: "<"),
      let close = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: ">")),
      bytes[start..<close].contains(UInt8(ascii: "@")), !bytes[start..<close].contains(where: \.isBlank)
    else { return nil }
    return start + 1..<close
  }

  /// What the other server said: `<<< 550 No` or `(reason: 550 No)`.
  private func answer(in line: Range<Int>) -> Range<Int>? {
    if starts(line, with: "<<< ") {
      return bytes.trimmed(line.lowerBound + 4..<line.upperBound)
    }
    guard bytes.starts(withText: "(reason: ", at: line.lowerBound) else { return nil }
    let isClosed = bytes[line.upperBound - 1] == UInt8(ascii: ")")
    return bytes.trimmed(line.lowerBound + 9..<max(line.lowerBound + 9, line.upperBound - (isClosed ? 1 : 0)))
  }

  private mutating func add(_ entry: inout Entry?) {
    guard var known = entry else { return }
    if known.answer.isEmpty { known.answer = known.recipient }
    entries.append(known)
    entry = nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place at or behind a place where none of these marks stands.
  fileprivate func skipping(_ marks: StaticString, from start: Int, before end: Int) -> Int {
    let marks = UnsafeBufferPointer(start: marks.utf8Start, count: marks.utf8CodeUnitCount)
    var at = start
    while at < end, marks.contains(self[at]) { at += 1 }
    return at
  }
}
