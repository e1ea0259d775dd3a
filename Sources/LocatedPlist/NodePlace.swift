extension Node {
  /// The bytes to point at: a leaf's content, the whole element where there is none, a container's
  /// opening mark. Nil where the list has no text.
  public var bytes: Range<Int>? {
    guard list.source.isText else { return nil }
    let extent = self.extent
    guard kind == .dictionary || kind == .array, !record.flags.contains(.isWholeElement) else {
      return extent
    }
    guard list.format == .xml else {
      return extent.lowerBound..<min(extent.lowerBound + 1, extent.upperBound)
    }
    let close = list.source.bytes[extent].firstIndex(of: UInt8(ascii: ">"))
    return extent.lowerBound..<(close.map { $0 + 1 } ?? extent.upperBound)
  }

  /// The bytes from a leaf's content, or from a container's opening mark, to its end; in a binary list
  /// the span of the object's content.
  public var extent: Range<Int> {
    let start = Int(record.start)
    return start..<start + Int(record.length)
  }

  /// The bytes of the key's text; nil in an array, at the root, and where the list has no text.
  public var keyBytes: Range<Int>? {
    guard list.source.isText, record.flags.contains(.hasKey) else { return nil }
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
