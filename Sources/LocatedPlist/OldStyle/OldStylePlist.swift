/// Reads property lists in the old form of NeXT: `{ key = value; list = ( a, "b" ); data = <0a1b>; }`.
///
/// Nobody installs a profile in it, but `system_profiler` writes the settings of profiles that are installed
/// so. The form has texts, data, lists and dictionaries only: a number and a boolean are texts.
public enum OldStylePlist {
  /// A list from its text. Its places count in that text.
  public static func read(_ text: String, limits: Limits = Limits()) -> Result<PropertyList, ReadFailure> {
    let bytes = Array(text.utf8)
    return read(Source(bytes: bytes, encoding: .utf8), 0..<bytes.count, limits)
  }

  /// The list that a string of another list holds.
  ///
  /// Its places are those of the file where the string stands there as it is. Where it is escaped, as in
  /// JSON, the list has no places, and the string's own is the nearest.
  public static func read(
    stringIn node: Node, limits: Limits = Limits()
  ) -> Result<PropertyList, ReadFailure>? {
    guard let text = node.string else { return nil }
    if node.plainText != nil, node.list.source.isText { return read(node.list.source, node.extent, limits) }
    let bytes = Array(text.utf8)
    return read(Source(bytes: bytes, encoding: nil), 0..<bytes.count, limits)
  }

  private static func read(
    _ source: Source, _ range: Range<Int>, _ limits: Limits
  ) -> Result<PropertyList, ReadFailure> {
    guard source.bytes.count < Int(Int32.max) else {
      return .failure(ReadFailure(.tooLarge(limit: Int(Int32.max))))
    }
    do {
      let tree = try source.bytes.withUnsafeBufferPointer { bytes throws(ReadFailure) in
        var parser = OldStyleParser(bytes, range, limits: limits)
        return try parser.parse()
      }
      return .success(tree.list(.oldStyle, source).recordingDuplicateKeys(limit: limits.problems))
    } catch {
      return .failure(error)
    }
  }
}
