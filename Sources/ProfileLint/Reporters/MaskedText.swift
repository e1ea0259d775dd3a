import LocatedPlist

/// A span of a text that is shown as it stands, or as `********`.
struct Piece: Equatable {
  var span: Range<Int>
  var isMasked: Bool
}

extension DocumentText {
  /// A span of the text, in pieces. Shown is what is known to be no secret: the keys and values that the
  /// property list knows, and the marks between them. Everything else is masked.
  func pieces(in span: Range<Int>) -> [Piece] {
    var pieces = Pieces(text: self, end: span.lowerBound)
    guard let list else {
      if read.containers.last == .xml { pieces.addLoose(span) } else { pieces.add(span, isMasked: true) }
      return pieces.pieces
    }
    if list.format == .message { return messagePieces(in: span) }
    var index = list.position(before: span.lowerBound)
    // Settings that stand as text in a value: between them are the marks of the old form.
    pieces.textEnd = list.node(index).textAround?.upperBound
    while index < list.count && pieces.end < span.upperBound {
      let node = list.node(index)
      index += 1
      if let end = pieces.textEnd, (node.keyBytes ?? node.extent).lowerBound >= end {
        pieces.leaveText(in: span)
      }
      if let key = node.keyBytes {
        if key.lowerBound >= span.upperBound { break }
        pieces.addBetween(upTo: key.lowerBound, in: span)
        pieces.add(key.clamped(to: span), isMasked: false)
      }
      if node.kind == .dictionary, node.isInText, pieces.textEnd == nil {
        pieces.addBetween(upTo: node.extent.lowerBound, in: span)
        pieces.textEnd = node.extent.upperBound
      }
      switch node.kind {
      case .dictionary, .array: continue
      // A word in JSON; in XML a tag, or nothing.
      case .boolean, .null: if list.format != .json { continue }
      default: if node.isEmpty { continue }
      }
      // The name of an element is a part of its tag.
      if list.format == .markup, node.hasKey("element") { continue }
      let value = node.extent
      if value.lowerBound >= span.upperBound { break }
      pieces.addBetween(upTo: value.lowerBound, in: span)
      pieces.add(value.clamped(to: span), isMasked: secrets.contains(node))
    }
    pieces.leaveText(in: span)
    pieces.addBetween(upTo: span.upperBound, in: span)
    return pieces.pieces
  }
}

extension Node {
  /// The span of the text that the value stands in, where that is one of the old form.
  fileprivate var textAround: Range<Int>? {
    guard isInText else { return nil }
    var root = self
    while let parent = root.parent, parent.isInText { root = parent }
    return root.extent
  }
}

extension PropertyList {
  /// The position of the last node that starts at an offset or before it; 0 if none does.
  func position(before offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if node(middle).extent.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}

/// Pieces of a text under construction, in order and without holes.
struct Pieces {
  let text: DocumentText
  private(set) var pieces: [Piece] = []
  /// Where the last piece ends.
  private(set) var end: Int
  /// Where the text of the old form ends that the pieces are in.
  var textEnd: Int?

  init(text: DocumentText, end: Int) {
    self.text = text
    self.end = end
    pieces.reserveCapacity(16)
  }

  mutating func add(_ span: Range<Int>, isMasked: Bool) {
    guard !span.isEmpty, span.upperBound > end else { return }
    let start = max(span.lowerBound, end)
    end = span.upperBound
    if let last = pieces.indices.last, pieces[last].isMasked == isMasked {
      pieces[last].span = pieces[last].span.lowerBound..<end
    } else {
      pieces.append(Piece(span: start..<end, isMasked: isMasked))
    }
  }

  /// What stands between two keys or values: comments and marks.
  mutating func addBetween(upTo bound: Int, in span: Range<Int>) {
    let bound = min(bound, span.upperBound)
    guard end < bound, let list = text.list else { return }
    var next = list.comments.firstIndex(endingAfter: end)
    while next < list.comments.count, list.comments[next].lowerBound < bound {
      let comment = list.comments[next]
      next += 1
      addMarks(upTo: comment.lowerBound)
      addComment(comment.clamped(to: end..<bound), of: comment)
    }
    addMarks(upTo: bound)
  }

  /// Comments are masked, but for ours.
  private mutating func addComment(_ shown: Range<Int>, of comment: Range<Int>) {
    let words = text.bytes[comment].dropFirst(4).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    if words.starts(with: "profilelint:".utf8) { return add(shown, isMasked: false) }
    let inside =
      min(comment.lowerBound + 4, comment.upperBound)..<max(comment.upperBound - 3, comment.lowerBound + 4)
    add((comment.lowerBound..<inside.lowerBound).clamped(to: shown), isMasked: false)
    add(inside.clamped(to: shown), isMasked: true)
    add((inside.upperBound..<comment.upperBound).clamped(to: shown), isMasked: false)
  }

  /// Goes on behind the text of the old form, if the pieces are in one.
  mutating func leaveText(in span: Range<Int>) {
    if let textEnd { addBetween(upTo: textEnd, in: span) }
    textEnd = nil
  }

  private mutating func addMarks(upTo bound: Int) {
    guard end < bound, let list = text.list else { return }
    if textEnd != nil { return addPunctuation(end..<bound, others: "=;()") }
    switch list.format {
    case .xml: addTags(end..<bound)
    case .markup: addMarkup(end..<bound)
    case .json, .binary, .oldStyle, .message: addPunctuation(end..<bound)
    }
  }

  private mutating func addPunctuation(_ span: Range<Int>, others: String = "") {
    for offset in span {
      if others.utf8.contains(text.bytes[offset]) {
        add(offset..<offset + 1, isMasked: false)
        continue
      }
      switch text.bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""):
        add(offset..<offset + 1, isMasked: false)
      default: add(offset..<offset + 1, isMasked: true)
      }
    }
  }
}

extension [Range<Int>] {
  /// The position of the first of these spans, sorted and apart, that ends behind an offset.
  func firstIndex(endingAfter offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
