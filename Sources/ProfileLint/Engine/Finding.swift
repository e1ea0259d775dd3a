/// One fault at one place.
public struct Finding: Sendable, Hashable {
  public var rule: String
  public var level: Level
  public var place: Place
  /// What is there, then what would be right; lower case, no full stop, one line.
  public var message: Text
  /// Places that explain it, each with a few words: "first set up here".
  public var related: [Related] = []

  public init(rule: String, level: Level, place: Place, message: Text) {
    self.rule = rule
    self.level = level
    self.place = place
    self.message = message
  }

  public struct Related: Sendable, Hashable {
    public var place: Place
    public var message: Text
  }

  /// The same finding with one more place that explains it.
  public func related(to place: Place, _ message: Text) -> Finding {
    var copy = self
    copy.related.append(Related(place: place, message: message))
    return copy
  }
}
