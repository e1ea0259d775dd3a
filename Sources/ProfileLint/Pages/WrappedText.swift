/// Text broken into lines of a terminal's width: between words, and inside Japanese between characters.
enum WrappedText {
  /// - Parameters:
  ///   - width: columns of a line.
  ///   - hanging: columns by which every line but the first is moved to the right.
  static func lines(_ text: String, width: Int, hanging: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    let blanks = String(repeating: " ", count: hanging)
    for piece in pieces(of: text) {
      let columns = DisplayWidth.of(piece)
      if used + columns > width, used > (lines.isEmpty ? 0 : hanging) {
        lines.append(line.trimmingEnd)
        line = blanks
        used = hanging
        if piece == " " { continue }
      }
      line += piece
      used += columns
    }
    return lines + [line.trimmingEnd]
  }

  /// What stays together: a word, a blank, a wide character with the closing marks behind it.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    var isOpen = false
    for character in text {
      let isWide = DisplayWidth.of(character) > 1
      if closing.contains(character), word.isEmpty, let last = pieces.indices.last, pieces[last] != " " {
        pieces[last].append(character)
      } else if isWide && !opening.contains(character) && !closing.contains(character) {
        if !isOpen, !word.isEmpty {
          pieces.append(word)
          word = ""
        }
        pieces.append(word + String(character))
        (word, isOpen) = ("", false)
      } else if character == " " {
        if !word.isEmpty { pieces.append(word) }
        pieces.append(" ")
        (word, isOpen) = ("", false)
      } else {
        if opening.contains(character), !word.isEmpty {
          pieces.append(word)
          word = ""
        }
        word.append(character)
        isOpen = opening.contains(character)
      }
    }
    return word.isEmpty ? pieces : pieces + [word]
  }

  private static let closing: Set<Character> = ["、", "。", "」", "』", "）", "，", "．", "！", "？", "ー", "・"]
  private static let opening: Set<Character> = ["「", "『", "（"]
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
