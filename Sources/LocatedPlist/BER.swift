/// Reads the elements of a BER or DER encoding: short and long lengths, and indefinite ones.
///
/// Depth and count are limited, and every length is checked against the bytes that are there.
struct BER {
  enum Fault: Error { case truncated, malformed }

  /// One element: what it is, and where its content stands.
  struct Element {
    var tag: Tag
    /// Without the mark that ends an indefinite length.
    var content: Range<Int>
    /// Just behind the whole element.
    var end: Int
  }

  /// The first byte of an element: class, constructed or not, number.
  struct Tag: Equatable {
    var byte: UInt8
    static let integer = Tag(byte: 0x02)
    static let bitString = Tag(byte: 0x03)
    static let octetString = Tag(byte: 0x04)
    static let objectIdentifier = Tag(byte: 0x06)
    static let octetStringInPieces = Tag(byte: 0x24)
    static let sequence = Tag(byte: 0x30)
    static let set = Tag(byte: 0x31)
    /// `[0]`, constructed.
    static let context0 = Tag(byte: 0xA0)

    var isConstructed: Bool { byte & 0x20 != 0 }
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private var remaining = maximumElements
  /// Where the contents of indefinite lengths end, so that each is stepped through once only.
  private var knownEnds: [Int: Int] = [:]

  /// 100,000 pieces of a content, each of which is met twice.
  static let maximumElements = 200_000
  static let maximumDepth = 32

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The element that starts at a place and ends before another.
  mutating func element(at start: Int, before limit: Int, depth: Int = 0) throws(Fault) -> Element {
    remaining -= 1
    guard remaining >= 0, depth <= Self.maximumDepth else { throw .malformed }
    let tag = Tag(byte: try byte(at: start, before: limit))
    // Tags of more than one byte stand nowhere in what is read here.
    guard tag.byte & 0x1F != 0x1F else { throw .malformed }
    let first = try byte(at: start + 1, before: limit)
    if first == 0x80 {
      guard tag.isConstructed else { throw .malformed }
      let end = try endOfContents(from: start + 2, before: limit, depth: depth + 1)
      return Element(tag: tag, content: start + 2..<end, end: end + 2)
    }
    let (length, content) = try definiteLength(first, at: start + 2, before: limit)
    guard length <= limit - content else { throw fault(at: limit) }
    return Element(tag: tag, content: content..<content + length, end: content + length)
  }

  /// The elements inside another one, up to a count.
  mutating func children(of parent: Element, upTo count: Int = .max) throws(Fault) -> [Element] {
    var found: [Element] = []
    var at = parent.content.lowerBound
    while at < parent.content.upperBound, found.count < count {
      let child = try element(at: at, before: parent.content.upperBound)
      found.append(child)
      at = child.end
    }
    return found
  }

  private func definiteLength(
    _ first: UInt8, at start: Int, before limit: Int
  ) throws(Fault) -> (length: Int, content: Int) {
    guard first > 0x80 else { return (Int(first), start) }
    let count = Int(first & 0x7F)
    guard count <= 8 else { throw .malformed }
    var length: UInt64 = 0
    for at in start..<start + count { length = length << 8 | UInt64(try byte(at: at, before: limit)) }
    guard let length = Int(exactly: length) else { throw .malformed }
    return (length, start + count)
  }

  /// Steps over the elements of an indefinite length to the two zeros that end it.
  private mutating func endOfContents(
    from start: Int, before limit: Int, depth: Int
  ) throws(Fault) -> Int {
    if let known = knownEnds[start] { return known }
    var at = start
    while true {
      if try byte(at: at, before: limit) == 0, try byte(at: at + 1, before: limit) == 0 { break }
      at = try element(at: at, before: limit, depth: depth).end
    }
    knownEnds[start] = at
    return at
  }

  private func byte(at offset: Int, before limit: Int) throws(Fault) -> UInt8 {
    guard offset < limit else { throw fault(at: limit) }
    return bytes[offset]
  }

  /// What reaches over the end of the file was cut off; what reaches over its parent's end is wrong.
  private func fault(at limit: Int) -> Fault { limit == bytes.count ? .truncated : .malformed }
}
