/// Finds what somebody may have meant.
public enum NearestName {
  /// The candidate with the fewest edits, if they are at most a third of its length.
  public static func of(_ name: String, among candidates: [String]) -> String? {
    let scored = candidates.map { (name: $0, edits: edits(Array(name.utf8), Array($0.utf8))) }
    guard let best = scored.min(by: { $0.edits < $1.edits }), best.edits * 3 <= best.name.utf8.count
    else { return nil }
    return best.name
  }

  /// Levenshtein's distance.
  private static func edits(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, byte) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let substituted = diagonal + (byte == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
