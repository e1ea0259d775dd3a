/// Phrases that are looked for in a text, all of them in one go.
///
/// A phrase stands for whole words: `spf` is not in `spfoo`. With a star at its end its last word may go on.
struct Phrases: Sendable {
  private var texts: [Field] = []
  /// The numbers of the phrases that start with a byte.
  private var byFirst = [[Int]](repeating: [], count: 256)

  /// The number of a phrase, which is kept once. In small letters.
  mutating func number(of phrase: Field) -> Int {
    if let known = texts.firstIndex(of: phrase) { return known }
    texts.append(phrase)
    if let first = phrase.bytes.first { byFirst[Int(first)].append(texts.count - 1) }
    return texts.count - 1
  }

  /// Whether a phrase is a single word.
  func isOneWord(_ number: Int) -> Bool { !texts[number].bytes.contains(0x20) }

  /// For each number whether the phrase stands in a text.
  func found(in text: UnsafeBufferPointer<UInt8>) -> [Bool] {
    var found = [Bool](repeating: false, count: texts.count)
    var isInWord = false
    for start in text.indices {
      // A word starts where none goes on; a mark may start a phrase anywhere.
      let isWordPart = Self.isWordPart(text[start])
      if !isInWord || !isWordPart {
        for number in byFirst[Int(text[start])] where !found[number] {
          found[number] = Self.stands(texts[number].bytes, in: text, at: start)
        }
      }
      isInWord = isWordPart
    }
    return found
  }

  private static func stands(
    _ phrase: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    let isOpen = phrase.last == UInt8(ascii: "*")
    let length = phrase.count - (isOpen ? 1 : 0)
    guard start + length <= text.count else { return false }
    for offset in 0..<length where text[start + offset] != phrase[offset] { return false }
    let end = start + length
    return isOpen || end == text.count || !isWordPart(text[end])
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
