/// A date as messages write it: `Mon, 2 Nov 2026 10:41:30 +0900 (JST)`, with the obsolete forms of RFC 5322.
/// Fractions of a second are passed over. Some programs write `2026-11-02 01:41:30.1 +0000 UTC`.
struct MailDate {
  var moment: PlistDate
  /// The zone as written, in the bytes given.
  var zone: Range<Int>

  /// Nil for anything else, and where the zone is missing or one whose offset nobody can tell: then the
  /// moment is not known.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var words = Words(bytes)
    guard var first = words.next() else { return nil }
    if bytes[first.lowerBound].isLetter {
      guard let second = words.next() else { return nil }
      first = second
    }
    guard let day = Self.numericDay(bytes[first]) ?? Self.day(bytes, first, &words),
      (1...12).contains(day.month), (1...Self.days(in: day.month, of: day.year)).contains(day.day),
      let clock = words.next().flatMap({ Self.clock(bytes[$0]) }),
      let zone = words.next(), let offset = Self.offset(bytes, zone)
    else { return nil }
    let local = PlistDate(
      year: day.year, month: day.month, day: day.day, hour: clock.hour, minute: clock.minute,
      second: clock.second)
    moment = PlistDate(secondsSince1970: local.secondsSince1970 - Int64(offset))
    self.zone = zone
  }

  private typealias Day = (year: Int, month: Int, day: Int)

  /// `2 Nov 2026`, of which the first word has been read.
  private static func day(
    _ bytes: UnsafeBufferPointer<UInt8>, _ first: Range<Int>, _ words: inout Words
  ) -> Day? {
    guard let day = number(bytes[first], digits: 1...2),
      let month = words.next().flatMap({ Self.month(bytes.lowercasedName($0)) }),
      let yearWord = words.next(), let year = number(bytes[yearWord], digits: 2...4)
    else { return nil }
    switch yearWord.count {
    case 2: return (year + (year < 50 ? 2000 : 1900), month, day)
    case 3: return (year + 1900, month, day)
    default: return (year, month, day)
    }
  }

  /// `2026-11-02`
  private static func numericDay(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Day? {
    guard word.count == 10 else { return nil }
    let parts = word.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, let year = number(parts[0], digits: 4...4),
      let month = number(parts[1], digits: 2...2), let day = number(parts[2], digits: 2...2)
    else { return nil }
    return (year, month, day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Words between blanks and commas, without comments.
  private struct Words {
    private var lexer: HeaderLexer

    init(_ bytes: UnsafeBufferPointer<UInt8>) { lexer = HeaderLexer(bytes, 0..<bytes.count, marks: ",") }

    mutating func next() -> Range<Int>? {
      while let token = lexer.next() {
        if token.kind == .word { return token.content }
      }
      return nil
    }
  }

  private static func number(_ text: Slice<UnsafeBufferPointer<UInt8>>, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.count) else { return nil }
    var value = 0
    for byte in text {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func month(_ name: String) -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return names.firstIndex(of: name).map { $0 + 1 }
  }

  private static func clock(
    _ text: Slice<UnsafeBufferPointer<UInt8>>
  ) -> (hour: Int, minute: Int, second: Int)? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let hour = number(parts[0], digits: 1...2), hour < 24,
      let minute = number(parts[1], digits: 2...2), minute < 60
    else { return nil }
    guard parts.count == 3 else { return (hour, minute, 0) }
    let whole = parts[2].prefix { $0 != UInt8(ascii: ".") }
    guard parts[2][whole.endIndex...].dropFirst().allSatisfy(\.isDigit),
      let second = number(whole, digits: 2...2), second <= 60
    else { return nil }
    return (hour, minute, second)
  }

  /// Seconds east of UTC.
  private static func offset(_ bytes: UnsafeBufferPointer<UInt8>, _ zone: Range<Int>) -> Int? {
    let sign = bytes[zone.lowerBound]
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      guard let number = number(bytes[zone].dropFirst(), digits: 4...4), number % 100 < 60, number < 2400
      else { return nil }
      let seconds = number / 100 * 3600 + number % 100 * 60
      return sign == UInt8(ascii: "-") ? -seconds : seconds
    }
    return hours[bytes.lowercasedName(zone)].map { $0 * 3600 }
  }

  /// The zones with a name: those of RFC 5322, and some that are used for one place only. Other letters of the
  /// military have been used with either sign, so they say nothing.
  private static let hours: [String: Int] = [
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "jst": 9, "kst": 9, "hkt": 8, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "wet": 0,
    "west": 1,
  ]
}
