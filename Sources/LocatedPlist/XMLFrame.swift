/// An element that is open while an XML property list is read. Offsets are bytes of the source, which is
/// below 2^31 bytes long.
struct XMLFrame {
  var element: PlistElement = .unknown
  /// Its content and itself make no node.
  var isIgnored = false
  var isSelfClosing = false
  /// There is a comment, an instruction or a CDATA section in it.
  var hasMarkup = false
  var hasForeignText = false
  /// In a dictionary: a key waits for its value; and whether that key's text is not its bytes.
  var hasKey = false
  var keyIsEscaped = false
  var keyHash: UInt32 = 0
  var keyStart: UInt32 = 0
  var keyLength: UInt32 = 0
  /// In a container: how many values there are.
  var count: UInt32 = 0
  /// The value's position in the table; the enclosing container's for an element without one.
  var node: UInt32 = 0
  /// The offset of its `<`, and of the first byte of its content.
  var start: UInt32 = 0
  var content: UInt32 = 0
  /// How many bytes its name has.
  var nameLength: UInt32 = 0

  var isLeaf: Bool { element.isLeaf }

  var keySpan: Range<Int> { Int(keyStart)..<Int(keyStart) + Int(keyLength) }
}

/// Where an open element is kept.
typealias XMLFramePointer = UnsafeMutablePointer<XMLFrame>

/// The open elements, innermost last, in memory that somebody else owns: no frame is ever copied.
struct XMLFrameStack {
  private let base: XMLFramePointer
  let capacity: Int
  private(set) var count = 0

  init(_ memory: UnsafeMutableBufferPointer<XMLFrame>) {
    // The memory is never empty: its size is a limit of depth and a little more.
    guard let base = memory.baseAddress else { preconditionFailure("a stack of frames needs memory") }
    self.base = base
    capacity = memory.count
  }

  var isEmpty: Bool { count == 0 }
  var isFull: Bool { count == capacity }

  /// The innermost frame; nil at the outside.
  var top: XMLFramePointer? { count > 0 ? base + (count - 1) : nil }

  /// Room for one more frame, which `push()` makes the innermost. There must be room.
  var free: XMLFramePointer { base + count }

  mutating func push() { count += 1 }

  mutating func pop() { count -= 1 }
}
