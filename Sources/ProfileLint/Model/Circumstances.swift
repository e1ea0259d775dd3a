import LocatedPlist

/// What no profile says about the device that it is for: the day, and the SIM.
public struct Circumstances: Sendable {
  /// The moment for which dates are judged.
  public var now: PlistDate
  /// Nil where nobody said; then no rule asks whose access point a name is.
  public var sim: SIM?

  public init(now: PlistDate, sim: SIM? = nil) {
    self.now = now
    self.sim = sim
  }
}
