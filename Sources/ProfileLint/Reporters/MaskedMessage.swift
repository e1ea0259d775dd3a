import LocatedPlist

extension DocumentText {
  /// A span of a message, in pieces. Shown are the fields that mail programs and servers write, and what a mail
  /// system says of recipients; masked are secrets in them, and all else, which may be a person's words.
  func messagePieces(in span: Range<Int>) -> [Piece] {
    var pieces = Pieces(text: self, end: span.lowerBound)
    guard let list else { return [] }
    let first = list.node(list.position(before: span.lowerBound))
    var index = (first.field ?? first).index
    while index < list.count, pieces.end < span.upperBound {
      let node = list.node(index)
      index = node.isField ? node.indexBehind : index + 1
      guard node.isInSource else { continue }
      let extent = node.extent
      if extent.lowerBound >= span.upperBound { break }
      if node.isField, let name = node["name"]?.bytes, let body = node["body"] {
        pieces.addBetween(upTo: name.lowerBound, in: span)
        pieces.add(
          (name.lowerBound..<max(name.upperBound, body.extent.lowerBound)).clamped(to: span), isMasked: false)
        add(body, of: ShownField(node), to: &pieces, in: span)
      } else if node.kind == .string, node.hasKey("answer") || node.hasKey("recipient") {
        pieces.addBetween(upTo: extent.lowerBound, in: span)
        add(node, to: &pieces, in: span)
      }
    }
    pieces.addBetween(upTo: span.upperBound, in: span)
    return pieces.pieces
  }

  /// A field's body.
  private func add(_ body: Node, of field: ShownField, to pieces: inout Pieces, in span: Range<Int>) {
    guard field.isShown else { return pieces.add(body.extent.clamped(to: span), isMasked: true) }
    let end = field.wraps ? body.extent.upperBound : endOfFolded(body.extent)
    add(body, to: &pieces, in: span.clamped(to: 0..<max(end, span.lowerBound)))
    pieces.add((end..<max(end, body.extent.upperBound)).clamped(to: span), isMasked: true)
  }

  /// Where a line starts that only goes on with a field for want of a colon.
  private func endOfFolded(_ body: Range<Int>) -> Int {
    body.dropFirst().first { at in
      (bytes[at - 1] == UInt8(ascii: "\n") || bytes[at - 1] == UInt8(ascii: "\r")) && !bytes[at].isBlank
    } ?? body.upperBound
  }

  /// A text of which some may be secret.
  private func add(_ node: Node, to pieces: inout Pieces, in span: Range<Int>) {
    let shown = node.extent.clamped(to: span)
    if shown.isEmpty { return }
    if secrets.contains(node) { return pieces.add(shown, isMasked: true) }
    for secret in secretSpans(around: shown, in: node.extent) {
      pieces.add((pieces.end..<max(pieces.end, secret.lowerBound)).clamped(to: shown), isMasked: false)
      pieces.add(secret.clamped(to: shown), isMasked: true)
    }
    pieces.add((max(pieces.end, shown.lowerBound)..<max(pieces.end, shown.upperBound)), isMasked: false)
  }

  /// How far around what is shown a text is read. A word that goes on beyond is masked.
  private static let reach = 512

  /// What may be secret in a part of a text, which may be too long to be read again for every finding.
  private func secretSpans(around shown: Range<Int>, in whole: Range<Int>) -> [Range<Int>] {
    let start = max(whole.lowerBound, shown.lowerBound - Self.reach)
    let end = min(whole.upperBound, shown.upperBound + Self.reach)
    var spans = bytes[start..<end].withUnsafeBufferPointer(TextSecrets.spans).map {
      $0.lowerBound + start..<$0.upperBound + start
    }
    if start > whole.lowerBound {
      let blank = bytes[start..<end].firstIndex(where: \.isBlank) ?? end
      spans = [start..<blank] + spans.filter { $0.lowerBound >= blank }
    }
    if end < whole.upperBound {
      let blank = bytes[start..<end].lastIndex(where: \.isBlank).map { $0 + 1 } ?? start
      spans = spans.filter { $0.upperBound <= blank }
      spans.append(max(blank, spans.last?.upperBound ?? blank)..<end)
    }
    return spans
  }
}
