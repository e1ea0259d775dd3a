/// One key of a payload. Absent, unknown and wrong stay different things.
public enum Setting<Value: Sendable>: Sendable {
  case absent
  /// The value holds a deployment variable (`$FLEET_VAR_X`, `${x}`, `{{x}}`, `%x%`): nobody can judge it.
  case unknown(Place)
  /// The value is of another type than Apple's documentation says.
  case mistyped(Place)
  case known(Located<Value>)

  /// The value, where it is there and can be judged.
  public var located: Located<Value>? {
    if case .known(let located) = self { located } else { nil }
  }

  public var value: Value? { located?.value }

  /// Where the key's value stands, whatever it is; nil where the key is absent.
  public var place: Place? {
    switch self {
    case .absent: nil
    case .unknown(let place), .mistyped(let place): place
    case .known(let located): located.place
    }
  }

  public var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }
}
