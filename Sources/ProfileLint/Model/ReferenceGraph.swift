/// Which payload names which by PayloadUUID, on a device. UUIDs are compared without regard to case.
///
/// Made once for a device that has references; empty for any other.
public struct ReferenceGraph: Sendable {
  /// Where a reference leads.
  public enum Target: Sendable, Hashable {
    /// To this payload of the same profile; positions are those in `Device.payloads`.
    case payload(Int)
    /// To this payload of another profile of the set.
    case elsewhere(Int)
    /// To nothing that was given.
    case nothing
    /// Nobody can tell: a UUID of the profile is a deployment variable, or the payload came without its
    /// profile.
    case unknown
  }

  private struct Key: Hashable {
    var profile: Int
    var uuid: String
  }

  private var local: [Key: Int] = [:]
  private var anywhere: [String: Int] = [:]
  /// Profiles whose payloads are not all known.
  private var open: Set<Int> = []
  private var profiles: [Int] = []
  private var credentials: [Int: Credential] = [:]
  private var named: Set<Int> = []

  init() {}

  init(of device: Device) {
    profiles = device.payloads.map(\.profile)
    credentials = Dictionary(device.credentials.map { ($0.payload, $0) }) { first, _ in first }
    for (position, payload) in device.payloads.enumerated() {
      switch payload.entries.string("PayloadUUID") {
      case .known(let uuid): add(uuid.value.lowercased(), position)
      case .unknown: open.insert(payload.profile)
      case .absent, .mistyped: continue
      }
    }
    for (position, profile) in device.profiles.enumerated() where Self.isOpen(profile, device) {
      open.insert(position)
    }
    named = Set(device.references.compactMap { payload(named: $0) })
  }

  /// Whether a profile may have payloads that nobody sees here: it came as a single payload, or a template
  /// puts them in.
  private static func isOpen(_ profile: Profile, _ device: Device) -> Bool {
    device.documents[profile.document].kind != .profile
      || profile.entries.node["PayloadContent"]?.children.contains { $0.kind != .dictionary } ?? true
  }

  /// Where a UUID stands twice, a credential is what was meant.
  private mutating func add(_ uuid: String, _ position: Int) {
    let key = Key(profile: profiles[position], uuid: uuid)
    let isCredential = credentials[position] != nil
    if local[key] == nil || isCredential && local[key].flatMap({ credentials[$0] }) == nil {
      local[key] = position
    }
    if anywhere[uuid] == nil { anywhere[uuid] = position }
  }

  /// Where a reference leads.
  public func target(of reference: Reference) -> Target {
    let uuid = reference.uuid.value.lowercased()
    let profile = profiles[reference.payload]
    if let position = local[Key(profile: profile, uuid: uuid)] { return .payload(position) }
    if open.contains(profile) { return .unknown }
    if let position = anywhere[uuid] { return .elsewhere(position) }
    return .nothing
  }

  /// The payload that a reference leads to, in whichever profile.
  public func payload(named reference: Reference) -> Int? {
    switch target(of: reference) {
    case .payload(let position), .elsewhere(let position): position
    case .nothing, .unknown: nil
    }
  }

  /// What a payload offers to those that name it; nil where it is neither certificate nor identity.
  public func credential(at payload: Int) -> Credential? { credentials[payload] }

  /// Whether any payload names this one.
  public func isNamed(_ payload: Int) -> Bool { named.contains(payload) }
}
