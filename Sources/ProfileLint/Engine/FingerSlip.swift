/// Finds out whether a word is another one with a single slip of the fingers on it.
///
/// Fewer words than an edit distance of one allows: a slip leaves a letter out, doubles it, swaps it with
/// the next, or hits the key beside it or a character of the same looks. Never the first letter: who
/// gets that one wrong has mostly written another word.
public enum FingerSlip {
  public static func turned(_ meant: String, into typed: String) -> Bool {
    let (meant, typed) = (Array(meant.utf8), Array(typed.utf8))
    guard meant.count > 1, typed.first == meant.first else { return false }
    let same = zip(meant, typed).prefix { $0 == $1 }.count
    let (rest, others) = (meant[same...], typed[same...])
    switch typed.count - meant.count {
    case -1: return isLeftOut(rest, others)
    case 0: return isSwapped(rest, others) || isBeside(rest, others)
    case 1: return isDoubled(others, after: typed[..<same], rest) || isSpelledOut(rest, others)
    default: return false
    }
  }

  private typealias Letters = ArraySlice<UInt8>

  private static func isLeftOut(_ meant: Letters, _ typed: Letters) -> Bool {
    meant.dropFirst().elementsEqual(typed)
  }

  private static func isSwapped(_ meant: Letters, _ typed: Letters) -> Bool {
    meant.count > 1 && meant.dropFirst(2).elementsEqual(typed.dropFirst(2))
      && meant.prefix(2).reversed().elementsEqual(typed.prefix(2))
  }

  private static func isBeside(_ meant: Letters, _ typed: Letters) -> Bool {
    guard let right = meant.first, let wrong = typed.first,
      meant.dropFirst().elementsEqual(typed.dropFirst())
    else { return false }
    return rows.contains { row in
      zip(row.utf8, row.utf8.dropFirst()).contains { $0 == (right, wrong) || $0 == (wrong, right) }
    }
  }

  private static func isDoubled(_ typed: Letters, after before: Letters, _ meant: Letters) -> Bool {
    typed.first == before.last && typed.dropFirst().elementsEqual(meant)
  }

  /// `rn` for `m`.
  private static func isSpelledOut(_ meant: Letters, _ typed: Letters) -> Bool {
    meant.first == UInt8(ascii: "m") && typed.prefix(2).elementsEqual("rn".utf8)
      && typed.dropFirst(2).elementsEqual(meant.dropFirst())
  }

  /// Keys side by side, and pairs that look alike.
  private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "o0", "l1i", "s5"]
}
