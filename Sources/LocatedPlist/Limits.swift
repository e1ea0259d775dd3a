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
  /// Messages and parts of messages inside one another; below that their headers are read and no more.
  public var messageDepth = 8
  /// Parts of one field of a message that are taken apart, and fields of one name in one header.
  public var messageParts = 10_000
  /// Rows of a database, those of all its tables together.
  public var rows = 300_000
  /// Values in one keyed archive, shared ones each time they are met.
  public var archiveNodes = 100_000
  /// Levels of one keyed archive, references included.
  public var archiveDepth = 64

  public init() {}
}
