/// Indented lines; text from the input is made visible, and what may be secret in it is left out.
struct TreeText {
  private(set) var text = ""

  /// - Parameter holdsNoSecret: surely none, whatever it looks like.
  mutating func line(_ depth: Int, _ line: String, holdsNoSecret: Bool = false) {
    let shown = holdsNoSecret ? line : line.withoutSecrets
    text += String(repeating: "  ", count: depth) + Visible.text(shown) + "\n"
  }

  mutating func field(_ depth: Int, _ name: String, _ value: String?, holdsNoSecret: Bool = false) {
    guard let value, !value.isEmpty else { return }
    let shown = holdsNoSecret ? value : value.withoutSecrets
    line(depth, "\(name.withoutSecrets): \(shown)", holdsNoSecret: true)
  }
}
