/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
public struct PlistDate: Sendable, Hashable, Comparable {
  public var secondsSince1970: Int64

  public init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

  public static func < (a: PlistDate, b: PlistDate) -> Bool {
    a.secondsSince1970 < b.secondsSince1970
  }

  /// A moment from its parts in UTC, by the proleptic Gregorian calendar. Parts out of range roll over.
  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    // Years are counted from March, so that the leap day is the last one.
    let monthFromMarch = month - 3
    let shifted = year + (monthFromMarch - 11 * (monthFromMarch < 0 ? 1 : 0)) / 12
    let monthInYear = ((monthFromMarch % 12) + 12) % 12
    let leapDays = shifted.flooredQuotient(4) - shifted.flooredQuotient(100) + shifted.flooredQuotient(400)
    let days = 365 * shifted + leapDays + (153 * monthInYear + 2) / 5 + day - 1 - 719_468
    secondsSince1970 = Int64(days) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
  }

  /// The form of XML property lists, `2027-03-31T12:00:00Z`, or its date alone. Nil for anything else.
  public init?(parsing bytes: UnsafeBufferPointer<UInt8>) {
    guard let parts = Parts(bytes) else { return nil }
    self.init(
      year: parts.year, month: parts.month, day: parts.day, hour: parts.hour, minute: parts.minute,
      second: parts.second)
  }

  /// The same from a String.
  public init?(_ text: String) {
    var text = text
    guard let date = text.withUTF8({ PlistDate(parsing: $0) }) else { return nil }
    self = date
  }

  /// `2027-03-31`.
  public var day: String {
    let (year, month, day) = civil
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let days = Int(secondsSince1970).flooredQuotient(86_400) + 719_468
    let era = days.flooredQuotient(146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return (year, month < 10 ? month + 3 : month - 9, day)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The numbers as written.
  struct Parts {
    var year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0

    /// Nil for another form. The numbers may be out of range: Apple's reader rolls those over.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard bytes.count == 20 || bytes.count == 10 else { return nil }
      func number(_ range: Range<Int>) -> Int? {
        var value = 0
        for byte in bytes[range] {
          guard (0x30...0x39).contains(byte) else { return nil }
          value = value * 10 + Int(byte - 0x30)
        }
        return value
      }
      guard let year = number(0..<4), bytes[4] == 0x2D, let month = number(5..<7), bytes[7] == 0x2D,
        let day = number(8..<10)
      else { return nil }
      (self.year, self.month, self.day) = (year, month, day)
      guard bytes.count == 20 else { return }
      guard bytes[10] == UInt8(ascii: "T"), let hour = number(11..<13), bytes[13] == 0x3A,
        let minute = number(14..<16), bytes[16] == 0x3A, let second = number(17..<19),
        bytes[19] == UInt8(ascii: "Z")
      else { return nil }
      (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    /// Whether every number is one that a calendar and a clock have.
    var isInRange: Bool {
      (1...12).contains(month) && (1...Self.days(in: month, of: year)).contains(day)
        && hour < 24 && minute < 60 && second < 61
    }

    private static func days(in month: Int, of year: Int) -> Int {
      switch month {
      case 4, 6, 9, 11: 30
      case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
      default: 31
      }
    }
  }
}

extension Int {
  fileprivate func flooredQuotient(_ divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
