/// The messages in a file: one as a rule, and all those of a mailbox (RFC 4155). What programs write around
/// them is left out.
struct MessageFile {
  private(set) var lines: MessageLines
  /// The first message, or all of the text where no other follows.
  let first: Range<Int>
  private let isMailbox: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    lines = MessageLines(bytes)
    let start = bytes.skippingBlanks(from: bytes.starts(withText: "\u{FEFF}") ? 3 : 0)
    isMailbox = bytes.starts(withText: "From ", at: start)
    let second = start < bytes.count ? lines.next(from: start, before: bytes.count) : start
    if isMailbox || bytes.starts(withText: ">From ", at: start) {
      first = Self.skippingQuoted(lines, from: second)..<bytes.count
    } else if let length = Self.length(bytes[start..<second]) {
      first = second..<min(bytes.count, second + length)
    } else if bytes.starts(withText: "--", at: start), bytes.starts(withText: "Content-", at: second) {
      first = second..<Self.end(ofPart: start..<second, lines)
    } else {
      first = start..<bytes.count
    }
    lines.isDoubled = Self.isDoubled(lines, first)
  }

  /// Every message from its first field on.
  var messages: [Range<Int>] {
    guard isMailbox else { return [first] }
    var found: [Range<Int>] = []
    var start = first.lowerBound
    var at = start
    var isAfterBlank = false
    while at < first.upperBound {
      let next = lines.next(from: at, before: first.upperBound)
      if let field = field(behindSeparator: at..<next, isAfterBlank: isAfterBlank) {
        found.append(start..<at)
        start = field
      }
      isAfterBlank = lines.isBlank(at..<next)
      at = next
    }
    return found + [start..<first.upperBound]
  }

  /// Where a message starts behind `From taro@example.com Mon Nov  2 10:41:30 2026`; nil for another line. Where no
  /// blank line stands in front, that must be a field that messages start with, for a letter may say: From
  /// Tokyo on
  private func field(behindSeparator line: Range<Int>, isAfterBlank: Bool) -> Int? {
    let bytes = lines.bytes
    guard bytes.starts(withText: "From ", at: line.lowerBound) else { return nil }
    let start = Self.skippingQuoted(lines, from: line.upperBound)
    guard start < bytes.count,
      let mark = lines.colon(of: start..<lines.next(from: start, before: bytes.count))
    else { return nil }
    let name = bytes.lowercasedName(start..<mark.nameEnd)
    let isTelling = FieldShape(name) != .text || name.hasPrefix("x-") || name == "message-id"
    return isAfterBlank || isTelling ? start : nil
  }

  /// Behind the separators of mailboxes that the message has been in before.
  private static func skippingQuoted(_ lines: MessageLines, from start: Int) -> Int {
    var at = start
    while lines.bytes.starts(withText: ">From ", at: at) {
      at = lines.next(from: at, before: lines.bytes.count)
    }
    return at
  }

  /// The length of a message that Mail keeps: a number on a line of its own in front of it.
  private static func length(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let digits = line.prefix(while: \.isDigit)
    guard (1...10).contains(digits.count), digits.count < line.count,
      line[digits.endIndex...].allSatisfy(\.isBlank)
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Where a part ends that was copied together with the boundary in front of it.
  private static func end(ofPart mark: Range<Int>, _ lines: MessageLines) -> Int {
    let boundary = lines.bytes[lines.bytes.trimmed(mark)]
    var at = mark.upperBound
    while at < lines.bytes.count {
      if lines.bytes[at...].starts(with: boundary) { return at }
      at = lines.next(from: at, before: lines.bytes.count)
    }
    return at
  }

  /// Whether every second line is blank, as far as the first fields show it.
  private static func isDoubled(_ lines: MessageLines, _ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    var fields = 0
    for _ in 0..<4 {
      guard at < range.upperBound else { return false }
      let line = at..<lines.next(from: at, before: range.upperBound)
      if lines.colon(of: line) != nil { fields += 1 } else if !lines.isFolded(at: at) { return false }
      guard !lines.isBlank(line), line.upperBound < range.upperBound else { return false }
      at = lines.next(from: line.upperBound, before: range.upperBound)
      if !lines.isBlank(line.upperBound..<at) { return false }
    }
    return fields >= 3
  }
}
