/// How one name becomes another by one slip of the fingers: a letter too many, one too few, another one,
/// or two in the wrong order.
public struct SingleEdit: Sendable {
  /// Where the names start to differ.
  public let position: Int
  public let removed: [UInt8]
  public let inserted: [UInt8]

  /// Nil where the names are equal or further apart; case does not count.
  public init?(from old: some Sequence<UInt8>, to new: some Sequence<UInt8>) {
    let a = old.map(Self.lowered)
    let b = new.map(Self.lowered)
    guard abs(a.count - b.count) <= 1, a != b else { return nil }
    let shorter = min(a.count, b.count)
    var start = 0
    while start < shorter, a[start] == b[start] { start += 1 }
    var end = 0
    while end < shorter - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    let removed = Array(a[start..<(a.count - end)])
    let inserted = Array(b[start..<(b.count - end)])
    let isSwap = removed.count == 2 && inserted == removed.reversed()
    guard isSwap || removed.count <= 1 && inserted.count <= 1 else { return nil }
    position = start
    self.removed = removed
    self.inserted = inserted
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
