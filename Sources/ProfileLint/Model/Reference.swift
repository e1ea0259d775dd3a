import LocatedPlist

/// A payload that names another one by its PayloadUUID, because it needs a certificate or an identity.
public struct Reference: Sendable {
  public enum Need: Sendable, Hashable {
    /// A certificate to trust.
    case certificate
    /// A certificate with its private key.
    case identity
    /// For signing or encrypting mail.
    case smime
  }

  /// Position in `Device.payloads` of the payload that refers.
  public var payload: Int
  /// The key's name, for the message.
  public var key: String
  public var uuid: Located<String>
  public var need: Need
}

/// A payload that others can refer to: a certificate, or what a device gets an identity with.
public struct Credential: Sendable {
  /// Position in `Device.payloads`.
  public var payload: Int
  /// Whether it comes with a private key: pkcs12, SCEP, ACME, an Active Directory certificate.
  public var isIdentity: Bool
}

extension Installed {
  mutating func readCredential(_ payload: Payload, _ position: Int) {
    credentials.append(Credential(payload: position, isIdentity: true))
    facets.insert(.references)
  }

  /// Notes each of the keys, holding one UUID or an array of them, that names another payload.
  mutating func noteReferences(
    _ keys: [StaticString], _ need: Reference.Need, in entries: Entries, payload: Int
  ) {
    for key in keys {
      guard let node = entries.node[key] else { continue }
      let uuids = node.kind == .array ? entries.strings(key) : [entries.string(key).located].compactMap { $0 }
      for uuid in uuids where !uuid.value.isEmpty {
        references.append(Reference(payload: payload, key: "\(key)", uuid: uuid, need: need))
        facets.insert(.references)
      }
    }
  }
}
