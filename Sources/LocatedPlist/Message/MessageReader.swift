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
    let file = MessageFile(bytes)
    try tree.enter(.dictionary, at: file.first.lowerBound)
    if MessageShape(bytes) == .deliveryStatus {
      try deliveryStatus(file.lines, file.first)
    } else {
      let messages = file.messages
      if messages.count == 1 {
        try entity(file.lines, messages[0], depth: 0)
      } else {
        try mailbox(file.lines, messages)
      }
    }
    tree.leave(at: bytes.count)
  }

  private mutating func mailbox(_ lines: MessageLines, _ messages: [Range<Int>]) throws(ReadFailure) {
    try tree.enter(.array, .name("messages"), at: messages[0].lowerBound)
    for message in messages {
      try tree.enter(.dictionary, at: message.lowerBound)
      try entity(lines, message, depth: 0)
      tree.leave(at: message.upperBound)
    }
    tree.leave(at: lines.bytes.count)
  }

  /// A header and what it says about the body, into the dictionary that is open. The way down ends at a
  /// depth that no real message has.
  ///
  /// - Parameter letter: for a part of a message, whether that may be a letter of a mail system.
  private mutating func entity(
    _ lines: MessageLines, _ range: Range<Int>, depth: Int, letter: Bool? = nil
  ) throws(ReadFailure) {
    var scanner = HeaderScanner(lines, range)
    var body = BodyForm()
    var numbers = FieldNumbers()
    try tree.enter(.array, .name("headers"), at: scanner.at)
    while let field = scanner.next() {
      let writer = FieldWriter(lines.bytes, field)
      try writer.write(to: &tree, &numbers)
      body.note(writer)
    }
    tree.leave(at: scanner.at)
    guard depth < limits.messageDepth else { return }
    let rest = scanner.at..<range.upperBound
    if body.content != .text {
      try self.body(body, lines, rest, depth: depth + 1)
    } else if letter ?? body.isFromMailSystem {
      try decoded(body, lines, rest) { reader, lines, range throws(ReadFailure) in
        try reader.textReport(lines, range)
      }
    }
  }

  private mutating func body(
    _ form: BodyForm, _ lines: MessageLines, _ range: Range<Int>, depth: Int
  ) throws(ReadFailure) {
    switch form.content {
    case .text, .other: return
    case .multipart(let boundary, let isReport):
      try parts(lines, range, boundary, depth: depth, areLetter: form.isFromMailSystem && !isReport)
    case .deliveryStatus:
      try decoded(form, lines, range) { reader, lines, range throws(ReadFailure) in
        try reader.deliveryStatus(lines, range)
      }
    case .message:
      try decoded(form, lines, range) { reader, lines, range throws(ReadFailure) in
        try reader.tree.enter(.dictionary, .name("message"), at: range.lowerBound)
        try reader.entity(lines, range, depth: depth)
        reader.tree.leave(at: range.upperBound)
      }
    }
  }

  /// Reads a body, which may be encoded.
  private mutating func decoded(
    _ form: BodyForm, _ lines: MessageLines, _ range: Range<Int>,
    _ read: (inout MessageReader, MessageLines, Range<Int>) throws(ReadFailure) -> Void
  ) throws(ReadFailure) {
    guard let decoded = form.decoded(lines.bytes.part(range)) else { return try read(&self, lines, range) }
    let position = try tree.read(added: decoded, madeFrom: range)
    try decoded.withUnsafeBufferPointer { bytes throws(ReadFailure) in
      try read(&self, MessageLines(bytes), 0..<bytes.count)
    }
    tree.goBack(to: position)
  }

  private mutating func parts(
    _ lines: MessageLines, _ range: Range<Int>, _ boundary: [UInt8], depth: Int, areLetter: Bool
  ) throws(ReadFailure) {
    try tree.enter(.array, .name("parts"), at: range.lowerBound)
    var scanner = PartScanner(lines, range, boundary)
    while let part = scanner.next() {
      try tree.enter(.dictionary, at: part.lowerBound)
      try entity(lines, part, depth: depth, letter: areLetter)
      tree.leave(at: part.upperBound)
    }
    tree.leave(at: range.upperBound)
  }

  /// Blocks of fields with blank lines between them: the first about the message, one more for each
  /// recipient.
  private mutating func deliveryStatus(_ lines: MessageLines, _ range: Range<Int>) throws(ReadFailure) {
    try tree.enter(.array, .name("deliveryStatus"), at: range.lowerBound)
    var scanner = HeaderScanner(lines, range)
    var numbers = FieldNumbers()
    while scanner.at < range.upperBound {
      let start = scanner.at
      guard let first = scanner.next() else { continue }
      try tree.enter(.dictionary, at: start)
      try tree.enter(.array, .name("fields"), at: start)
      var field: HeaderField? = first
      while let one = field {
        try FieldWriter(lines.bytes, one).write(to: &tree, &numbers)
        field = scanner.next()
      }
      tree.leave(at: scanner.at)
      tree.leave(at: scanner.at)
    }
    tree.leave(at: range.upperBound)
  }

  private mutating func textReport(_ lines: MessageLines, _ range: Range<Int>) throws(ReadFailure) {
    guard let report = TextReport(lines, range) else { return }
    try tree.enter(.array, .name("report"), at: range.lowerBound)
    for entry in report.entries where tree.hasRoom(beside: tree.siblings) {
      let isAnswerFirst = entry.answer.lowerBound < entry.recipient.lowerBound
      try tree.enter(.dictionary, at: min(entry.answer.lowerBound, entry.recipient.lowerBound))
      if isAnswerFirst { try answer(entry.answer, lines) }
      try tree.leaf(.string, .name("recipient"), entry.recipient)
      if report.isDelay { try tree.leaf(.boolean, .name("isDelayed"), entry.recipient, .isTrue) }
      if !isAnswerFirst { try answer(entry.answer, lines) }
      tree.leave(at: max(entry.answer.upperBound, entry.recipient.upperBound))
    }
    tree.leave(at: range.upperBound)
  }

  private mutating func answer(_ span: Range<Int>, _ lines: MessageLines) throws(ReadFailure) {
    let isFolded = HeaderText.isEscaped(lines.bytes.part(span))
    try tree.leaf(.string, .name("answer"), span, isFolded ? .isEscaped : [])
  }
}
