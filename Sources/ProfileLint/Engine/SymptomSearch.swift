import ProfileSchema

extension Symptom {
  /// The symptom that somebody names: by its code (`S2`), in the words of the device or in words of
  /// their own, in either language. Nil where nothing is alike.
  public static func named(_ text: String) -> Symptom? {
    let wanted = SymptomWords(text)
    if wanted.letters.isEmpty { return nil }
    if let code = allCases.first(where: { SymptomWords($0.rawValue) == wanted }) { return code }
    let phrases = SymptomPhrases.all.compactMap { entry in
      Symptom(rawValue: entry.symptom).map { (symptom: $0, words: SymptomWords(entry.phrase)) }
    }
    if let same = phrases.first(where: { $0.words == wanted }) { return same.symptom }
    let said = phrases.filter { wanted.contains($0.words) }
    if let longest = said.max(by: { $0.words.letters.count < $1.words.letters.count }) {
      return longest.symptom
    }
    let best = phrases.map { (symptom: $0.symptom, likeness: $0.words.likeness(to: wanted)) }
      .max { $0.likeness < $1.likeness }
    return best.flatMap { $0.likeness >= 0.6 ? $0.symptom : nil }
  }
}

/// A phrase as phrases are compared: small letters and nothing but letters and digits, so that quotation
/// marks, blanks and the long vowel of サーバー make no difference.
private struct SymptomWords: Equatable {
  let letters: [Character]

  init(_ text: String) {
    letters = text.lowercased().filter { ($0.isLetter || $0.isNumber) && $0 != "ー" }
  }

  func contains(_ other: SymptomWords) -> Bool {
    guard other.letters.count >= 3, letters.count >= other.letters.count else { return false }
    return (0...(letters.count - other.letters.count)).contains { start in
      letters[start...].starts(with: other.letters)
    }
  }

  /// Dice's coefficient over pairs of neighbouring letters, 0 to 1.
  func likeness(to other: SymptomWords) -> Double {
    let own = pairs
    let others = other.pairs
    let count = own.values.reduce(0, +) + others.values.reduce(0, +)
    if count == 0 { return 0 }
    let shared = own.reduce(0) { $0 + min($1.value, others[$1.key] ?? 0) }
    return 2 * Double(shared) / Double(count)
  }

  private var pairs: [String: Int] {
    zip(letters, letters.dropFirst()).reduce(into: [:]) { $0[String([$1.0, $1.1]), default: 0] += 1 }
  }
}
