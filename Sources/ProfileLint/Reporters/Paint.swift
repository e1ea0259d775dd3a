/// Colours of the text report, where the terminal shows them.
struct Paint {
  let usesColour: Bool

  enum Tone: String {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case strong = "1"
    /// Line numbers, frames and places that explain.
    case frame = "34"
  }

  func callAsFunction(_ tone: Tone, _ text: String) -> String {
    usesColour ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
  }

  func callAsFunction(_ level: Level, _ text: String) -> String {
    switch level {
    case .error: self(Tone.error, text)
    case .warning: self(Tone.warning, text)
    case .note: self(Tone.note, text)
    }
  }
}
