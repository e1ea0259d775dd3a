import LocatedPlist

/// What no profile says about the device that it is for: the day, the SIM, the expected servers.
public struct Circumstances: Sendable {
  /// The moment for which dates are judged.
  public var now: PlistDate
  /// Nil where nobody said; then no rule asks whose access point a name is.
  public var sim: SIM?
  /// The servers that accounts are meant to have; nil where nobody said.
  public var expected: ExpectedSettings?

  public init(now: PlistDate, sim: SIM? = nil, expected: ExpectedSettings? = nil) {
    self.now = now
    self.sim = sim
    self.expected = expected
  }
}
