/// Reads a mail message into the tree that `MessageTree` describes.
struct MessageReader {
  private var tree: TreeBuilder
  private let limits: Limits

  static func read(_ source: Source, limits: Limits) -> Result<PropertyList, ReadFailure> {
    guard source.bytes.count < Int(Int32.max) else {
      return .failure(ReadFailure(.tooLarge(limit: Int(Int32.max))))
    }
    do {
      var reader = MessageReader(tree: TreeBuilder(limits: limits), limits: limits)
      try source.bytes.withUnsafeBufferPointer { bytes throws(ReadFailure) in try reader.root(bytes) }
      return .success(reader.tree.list(.message, source))
    } catch {
      return .failure(error)
    }
  }

  private mutating func root(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadFailure) {
    let start = bytes.starts(withText: "\u{FEFF}") ? 3 : 0
    try tree.enter(.dictionary, at: start)
    if MessageShape(bytes) == .deliveryStatus {
      try deliveryStatus(bytes, start..<bytes.count)
    } else {
      try entity(bytes, start..<bytes.count, depth: 0, isFirst: true)
    }
    tree.leave(at: bytes.count)
  }

  /// A header and what it says about the body, into the dictionary that is open. The way down ends at a
  /// depth that no real message has.
  private mutating func entity(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, depth: Int, isFirst: Bool = false
  ) throws(ReadFailure) {
    var scanner = HeaderScanner(bytes, range)
    if isFirst { scanner.skipEnvelope() }
    var body = BodyForm()
    try tree.enter(.array, .name("headers"), at: scanner.at)
    while let field = scanner.next() {
      let writer = FieldWriter(bytes, field)
      try writer.write(to: &tree)
      body.note(writer)
    }
    tree.leave(at: scanner.at)
    guard depth < limits.messageDepth else { return }
    try self.body(body, bytes, scanner.at..<range.upperBound, depth: depth + 1)
  }

  private mutating func body(
    _ form: BodyForm, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, depth: Int
  ) throws(ReadFailure) {
    switch form.content {
    case .other: return
    case .multipart(let boundary): try parts(bytes, range, boundary, depth: depth)
    case .deliveryStatus, .message:
      guard let decoded = form.decoded(bytes.part(range)) else {
        return try piece(form.content, bytes, range, depth: depth)
      }
      let position = try tree.read(added: decoded, madeFrom: range)
      try decoded.withUnsafeBufferPointer { bytes throws(ReadFailure) in
        try piece(form.content, bytes, 0..<bytes.count, depth: depth)
      }
      tree.goBack(to: position)
    }
  }

  private mutating func piece(
    _ content: BodyForm.Content, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, depth: Int
  ) throws(ReadFailure) {
    guard content == .message else { return try deliveryStatus(bytes, range) }
    try tree.enter(.dictionary, .name("message"), at: range.lowerBound)
    try entity(bytes, range, depth: depth)
    tree.leave(at: range.upperBound)
  }

  private mutating func parts(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ boundary: [UInt8], depth: Int
  ) throws(ReadFailure) {
    try tree.enter(.array, .name("parts"), at: range.lowerBound)
    var scanner = PartScanner(bytes, range, boundary)
    while let part = scanner.next() {
      try tree.enter(.dictionary, at: part.lowerBound)
      try entity(bytes, part, depth: depth)
      tree.leave(at: part.upperBound)
    }
    tree.leave(at: range.upperBound)
  }

  /// Blocks of fields with blank lines between them: the first about the message, one more for each
  /// recipient.
  private mutating func deliveryStatus(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) throws(ReadFailure) {
    try tree.enter(.array, .name("deliveryStatus"), at: range.lowerBound)
    var scanner = HeaderScanner(bytes, range)
    while scanner.at < range.upperBound {
      let start = scanner.at
      guard let first = scanner.next() else { continue }
      try tree.enter(.dictionary, at: start)
      try tree.enter(.array, .name("fields"), at: start)
      var field: HeaderField? = first
      while let one = field {
        try FieldWriter(bytes, one).write(to: &tree)
        field = scanner.next()
      }
      tree.leave(at: scanner.at)
      tree.leave(at: scanner.at)
    }
    tree.leave(at: range.upperBound)
  }
}
