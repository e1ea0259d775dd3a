import LocatedPlist

/// The region of a place in a text, with its surroundings.
extension SARIFLocations {
  /// Longer values are not quoted, and longer lines are cut.
  private static let longestSnippet = 400
  private static let reach = 160

  /// Writes up to the end of the physical location. Without bytes the document as a whole is meant.
  func writeRegion(_ spot: Spot, in text: DocumentText, into sink: inout ReportSink) {
    guard let bytes = spot.bytes else {
      return sink.write("{\"startLine\":1,\"startColumn\":1,\"endLine\":1,\"endColumn\":1}}")
    }
    let region = TextRegion(bytes, in: text)
    sink.writeLines(region)
    sink.write(",\"charOffset\":")
    sink.write(region.start.offset)
    sink.write(",\"charLength\":")
    sink.write(region.end.offset - region.start.offset)
    guard bytes.count <= Self.longestSnippet else { return sink.write("}}") }
    // A key or a value as a whole is known to be no secret, or it would not be the spot; in a message a part may be.
    let isWhole =
      bytes == spot.node?.keyBytes
      || (bytes == spot.node?.extent && spot.node?.isText == true && spot.node?.list.format != .message)
    writeSnippet(
      isWhole ? [Piece(span: bytes, isMasked: false)] : text.pieces(in: bytes), in: text, into: &sink)
    sink.write("}")
    let context = context(of: bytes, in: text)
    if context != bytes {
      sink.write(",\"contextRegion\":")
      sink.writeLines(TextRegion(context, in: text))
      writeSnippet(text.pieces(in: context), in: text, into: &sink)
      sink.write("}")
    }
    sink.write("}")
  }

  private func writeSnippet(_ pieces: [Piece], in text: DocumentText, into sink: inout ReportSink) {
    sink.write(",\"snippet\":{\"text\":\"")
    for piece in pieces {
      if piece.isMasked {
        sink.write(SecretValues.mask)
      } else {
        text.bytes.withUnsafeBufferPointer { bytes in
          sink.writeEscaped(UnsafeBufferPointer(rebasing: bytes[piece.span]))
        }
      }
    }
    sink.write("\"}")
  }

  /// The line and its two neighbours; of lines too long, what stands near, cut in front of a mark.
  private func context(of span: Range<Int>, in text: DocumentText) -> Range<Int> {
    var start = text.lines.lineStart(of: span.lowerBound, in: text.bytes)
    if span.lowerBound - start > Self.reach {
      start = cut(from: span.lowerBound - Self.reach, to: span.lowerBound, in: text)
    } else if start > 0 {
      let previous = text.lines.lineStart(of: start - 1, in: text.bytes)
      if start - previous <= Self.reach { start = previous }
    }
    var end = text.lineEnd(from: span.upperBound, reach: Self.reach)
    if isCut(end, in: text) {
      end = cut(from: span.upperBound, before: end, in: text)
    } else if let next = lineBreakEnd(at: end, in: text) {
      let nextEnd = text.lineEnd(from: next, reach: Self.reach)
      if !isCut(nextEnd, in: text) { end = nextEnd }
    }
    return start..<end
  }

  private func isCut(_ offset: Int, in text: DocumentText) -> Bool {
    offset < text.bytes.count && text.bytes[offset] != text.lines.lineEnd
      && text.bytes[offset] != UInt8(ascii: "\r")
  }

  /// The start of the next line, if there is one with something on it.
  private func lineBreakEnd(at end: Int, in text: DocumentText) -> Int? {
    guard let feed = text.bytes[end...].prefix(2).firstIndex(of: text.lines.lineEnd),
      feed + 1 < text.bytes.count
    else { return nil }
    return feed + 1
  }

  /// The first tag in a span; its end if there is none.
  private func cut(from start: Int, to end: Int, in text: DocumentText) -> Int {
    text.bytes[start..<end].firstIndex(of: UInt8(ascii: "<")) ?? end
  }

  /// Behind the last tag in a span; its start if there is none.
  private func cut(from start: Int, before end: Int, in text: DocumentText) -> Int {
    text.bytes[start..<end].lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? start
  }
}

extension Node {
  /// Whether the span of its content is text of its own, rather than tags around it.
  fileprivate var isText: Bool {
    switch kind {
    case .string, .integer, .real, .date, .data: !isEmpty && !borrowsPlace
    case .dictionary, .array, .boolean, .null, .uid: false
    }
  }
}
