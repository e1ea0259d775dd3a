extension Node {
  /// The bytes to point at: a leaf's content, the whole element where there is none, a container's
  /// opening mark. Nil where the list has no text.
  public var bytes: Range<Int>? {
    guard list.source.isText else { return nil }
    let extent = self.extent
    guard kind == .dictionary || kind == .array, !record.flags.contains(.isWholeElement) else {
      return extent
    }
    guard list.format == .xml || list.format == .markup, !record.flags.contains(.isGrafted) else {
      return extent.lowerBound..<min(extent.lowerBound + 1, extent.upperBound)
    }
    let close = list.source.bytes[extent].firstIndex(of: UInt8(ascii: ">"))
    return extent.lowerBound..<(close.map { $0 + 1 } ?? extent.upperBound)
  }

  /// The bytes from a leaf's content, or from a container's opening mark, to its end; in a binary list
  /// the span of the object's content. What was decoded from a piece of a message is where that piece is.
  public var extent: Range<Int> {
    record.flags.contains(.isAdded) ? list.added.origin(of: Int(record.start)) : span
  }

  /// Whether the value stands in a text of the list, in the old form and with a place of its own.
  public var isInText: Bool {
    record.flags.contains(.isGrafted) && record.flags.isDisjoint(with: [.isBorrowed, .isAdded])
  }

  /// Whether the value stands in the source itself, rather than in what was decoded from a piece of it.
  public var isInSource: Bool { record.flags.isDisjoint(with: .isAdded) }

  /// Whether the value stands in a text of several, whose place it has: nothing can be shown there for it alone.
  public var borrowsPlace: Bool { record.flags.contains(.isBorrowed) }

  /// The span of the value's text, in the source or in the added text.
  var span: Range<Int> {
    let start = Int(record.start)
    return start..<start + Int(record.length)
  }

  /// The bytes of the key's text; nil in an array, at the root, where the list has no text, and for a name
  /// that the reader gave to a part of a message.
  public var keyBytes: Range<Int>? {
    let flags = record.flags
    guard list.source.isText, flags.contains(.hasKey), !flags.contains(.keyIsAdded) else { return nil }
    return keyExtent
  }

  var keyExtent: Range<Int> {
    let start = Int(record.keyStart)
    return start..<start + Int(record.keyLength)
  }

  /// Whether the other node is this one or stands inside it.
  public func contains(_ other: Node) -> Bool {
    other.position >= position && other.position < record.end
  }
}
