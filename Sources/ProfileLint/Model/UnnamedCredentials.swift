/// The certificates and identities that no payload names, to say which one a reference may have meant.
struct UnnamedCredentials {
  private struct Key: Hashable {
    var profile: Int
    var isIdentity: Bool
  }

  private let device: Device
  /// The only one of its kind in a profile; nil where there are several.
  private var only: [Key: Int?] = [:]

  init(_ device: Device) {
    self.device = device
    for credential in device.credentials where !device.referenceGraph.isNamed(credential.payload) {
      let key = Key(profile: device.payloads[credential.payload].profile, isIdentity: credential.isIdentity)
      only[key] = .some(only[key] == nil ? credential.payload : nil)
    }
  }

  /// The position of the payload that would do; nil where none or several would.
  func candidate(for reference: Reference) -> Int? {
    let profile = device.payloads[reference.payload].profile
    return only[Key(profile: profile, isIdentity: reference.need == .identity)] ?? nil
  }
}
