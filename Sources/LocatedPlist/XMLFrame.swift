/// An element that is open while an XML property list is read.
struct XMLFrame {
  var element: PlistElement = .unknown
  /// How many bytes its name has.
  var nameLength = 0
  /// The value's position in the table; the enclosing container's for an element without one.
  var node: UInt32 = 0
  /// The offset of its `<`, and of the first byte of its content.
  var start = 0
  var content = 0
  /// Its content and itself make no node.
  var isIgnored = false
  var isSelfClosing = false
  /// There is a comment, an instruction or a CDATA section in it.
  var hasMarkup = false
  var hasForeignText = false

  // In a dictionary: the key that waits for its value.
  var hasKey = false
  var keyIsEscaped = false
  var keyHash: UInt32 = 0
  var keyStart = 0
  var keyLength = 0
  /// In an array: how many values there are. In a dictionary the same.
  var count: UInt32 = 0

  var keySpan: Range<Int> { keyStart..<keyStart + keyLength }

  /// Whether it holds text, and no elements.
  var isLeaf: Bool { !element.isContainer && element != .plist && element != .unknown }
}

/// The open elements, innermost last, in memory that somebody else owns: no frame is ever copied.
struct XMLFrameStack {
  private let base: UnsafeMutablePointer<XMLFrame>
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
  var top: UnsafeMutablePointer<XMLFrame>? { count > 0 ? base + (count - 1) : nil }

  /// The one around the innermost.
  var next: UnsafeMutablePointer<XMLFrame>? { count > 1 ? base + (count - 2) : nil }

  mutating func push(_ frame: XMLFrame) {
    (base + count).initialize(to: frame)
    count += 1
  }

  mutating func pop() { count -= 1 }
}
