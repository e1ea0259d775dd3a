/// Indented lines; text from the input is made visible, and credentials in front of hosts are left out.
struct TreeText {
  private(set) var text = ""

  /// - Parameter holdsNoSecret: surely none in front of a host, whatever it looks like.
  mutating func line(_ depth: Int, _ line: String, holdsNoSecret: Bool = false) {
    let shown = holdsNoSecret ? line : line.masked
    text += String(repeating: "  ", count: depth) + Visible.text(shown) + "\n"
  }

  mutating func field(_ depth: Int, _ name: String, _ value: String?, holdsNoSecret: Bool = false) {
    guard let value, !value.isEmpty else { return }
    line(depth, "\(name): \(value)", holdsNoSecret: holdsNoSecret)
  }
}
