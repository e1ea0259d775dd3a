/// Indented lines; text from the input is made visible.
struct TreeText {
  private(set) var text = ""

  mutating func line(_ depth: Int, _ line: String) {
    text += String(repeating: "  ", count: depth) + Visible.text(line) + "\n"
  }

  mutating func field(_ depth: Int, _ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    line(depth, "\(name): \(value)")
  }
}
