/// How much of a hostile input is read before it is refused.
public struct Limits: Sendable {
  /// Levels of dictionaries and arrays; iOS itself stops at 128.
  public var depth = 128
  /// Values in one property list; shared objects of a binary list count each time they are met.
  public var nodes = 5_000_000
  /// Signatures around signatures.
  public var wrappings = 3
  /// Problems recorded for one list; more of them say nothing new.
  public var problems = 100

  public init() {}
}
