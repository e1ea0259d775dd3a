/// The keys of property lists, in so short a form that it can only say "surely not there".
///
/// One bit for each hash: looking a key up costs nothing beside a look into every dictionary.
public struct KeyFilter: Sendable {
  /// A key to look for.
  public struct Mark: Sendable {
    /// As in `Node.keyHash`.
    public let hash: UInt32

    public init(_ key: StaticString) { hash = KeyHash.of(key) }
  }

  private static let bits: UInt32 = 32_768
  private var words = [UInt64](repeating: 0, count: Int(bits / 64))

  public init() {}

  /// Takes in all keys of a list, at whatever depth.
  public mutating func insertKeys(of list: PropertyList) {
    words.withUnsafeMutableBufferPointer { words in
      for record in list.records where record.flags.contains(.hasKey) {
        words[Self.word(record.key)] |= Self.bit(record.key)
      }
    }
  }

  /// Takes in every key: for lists whose keys stand for others.
  public mutating func mayHoldEverything() {
    words = [UInt64](repeating: .max, count: words.count)
  }

  /// Whether one of the keys may be there; false is certain.
  public func mayHoldAny(of marks: [Mark]) -> Bool {
    marks.contains { words[Self.word($0.hash)] & Self.bit($0.hash) != 0 }
  }

  private static func word(_ hash: UInt32) -> Int { Int(hash % bits / 64) }
  private static func bit(_ hash: UInt32) -> UInt64 { 1 << UInt64(hash % 64) }
}
