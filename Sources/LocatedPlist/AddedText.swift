/// Text of a list that does not stand in its source: the names that a reader gives to the parts of a
/// message, and what a mail holds in base64 or quoted-printable.
struct AddedText: Sendable {
  private(set) var bytes: [UInt8] = []
  private var origins: [Origin] = []
  private var names: [String: Range<Int>] = [:]

  /// A piece of the bytes, up to and with `end`, and what it was made from.
  private struct Origin {
    var end: Int
    var source: Range<Int>
  }

  /// Adds a decoded text; the span of it.
  mutating func add(_ text: [UInt8], madeFrom source: Range<Int>) -> Range<Int> {
    let start = bytes.count
    bytes += text
    let end = bytes.count
    // A byte between two texts keeps the end of one from being the start of the next.
    bytes.append(0)
    origins.append(Origin(end: end, source: source))
    return start..<end
  }

  /// The span of a name, which stands here once however often it is used.
  mutating func name(_ name: String) -> Range<Int> {
    if let known = names[name] { return known }
    let span = add(Array(name.utf8), madeFrom: 0..<0)
    names[name] = span
    return span
  }

  /// The bytes of the source that an offset here was made from.
  func origin(of offset: Int) -> Range<Int> {
    var low = 0
    var high = origins.count
    while low < high {
      let middle = (low + high) / 2
      if origins[middle].end < offset { low = middle + 1 } else { high = middle }
    }
    return low < origins.count ? origins[low].source : 0..<0
  }
}
