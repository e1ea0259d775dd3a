import LocatedPlist

/// A payload that names another one by its PayloadUUID, because it needs a certificate or an identity.
public struct Reference: Sendable {
  public enum Need: Sendable, Hashable {
    /// A certificate to trust.
    case certificate
    /// A certificate with its private key.
    case identity
    /// A bare certificate to encrypt a recovery key for.
    case encryption
    /// A certificate with or without its key, as Apple's prose does not say which.
    case either
    /// For signing or encrypting mail.
    case smime
  }

  /// Position in `Device.payloads` of the payload that refers.
  public var payload: Int
  /// The key's name, for the message.
  public var key: String
  public var uuid: Located<String>
  public var need: Need
  /// Whether Apple's schema says that the payload stands in the same profile. (It does for most keys; for
  /// others it says no more than "the UUID that points to".)
  public var isLocal: Bool
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
    _ keys: [StaticString], _ need: Reference.Need, isLocal: Bool = true, in entries: Entries, payload: Int
  ) {
    for key in keys {
      guard let node = entries.node[key] else { continue }
      let uuids = node.kind == .array ? entries.strings(key) : [entries.string(key).located].compactMap { $0 }
      for uuid in uuids where !uuid.value.isEmpty {
        references.append(
          Reference(payload: payload, key: "\(key)", uuid: uuid, need: need, isLocal: isLocal))
        facets.insert(.references)
      }
    }
  }
}

// Payloads of which the rules ask nothing but whom they name. Keys as in Apple's schema, release 27.
extension Installed {
  /// com.apple.mdm. Nothing else is on a device when it enrols, so its identity comes in the same profile.
  mutating func readMDM(_ payload: Payload, _ position: Int) {
    noteReferences(["IdentityCertificateUUID"], .identity, in: payload.entries, payload: position)
    noteReferences(
      ["ServerURLPinningCertificateUUIDs", "CheckInURLPinningCertificateUUIDs"], .certificate, isLocal: false,
      in: payload.entries, payload: position)
  }

  /// Escrow and redirection of FileVault's recovery key (EncryptCertPayloadUUID), and the institutional
  /// recovery key of com.apple.MCX.FileVault2.
  mutating func readRecoveryKey(_ payload: Payload, _ position: Int) {
    noteReferences(
      ["EncryptCertPayloadUUID", "PayloadCertificateUUID"], .encryption, in: payload.entries,
      payload: position)
  }

  mutating func readIdentityPreference(_ payload: Payload, _ position: Int) {
    noteReferences(["PayloadCertificateUUID"], .identity, in: payload.entries, payload: position)
  }

  /// Apple's prose speaks of an identity here too, in the words of com.apple.security.identitypreference;
  /// but the payload is for the certificates of others, such as those that mail is encrypted for.
  mutating func readCertificatePreference(_ payload: Payload, _ position: Int) {
    noteReferences(["PayloadCertificateUUID"], .either, in: payload.entries, payload: position)
  }

  mutating func readSingleSignOn(_ payload: Payload, _ position: Int) {
    guard let kerberos = payload.entries.section("Kerberos") else { return }
    noteReferences(["PayloadCertificateUUID"], .identity, in: kerberos, payload: position)
  }

  /// Of the extensions, Apple's own for Kerberos has a certificate; others have keys of their makers.
  mutating func readSingleSignOnExtension(_ payload: Payload, _ position: Int) {
    guard let data = payload.entries.section("ExtensionData"),
      payload.entries.string("ExtensionIdentifier").value == "com.apple.AppSSOKerberos.KerberosExtension"
    else { return }
    noteReferences(["certificateUUID"], .identity, isLocal: false, in: data, payload: position)
  }

  mutating func readEducation(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    noteReferences(
      ["PayloadCertificateUUID", "ResourcePayloadCertificateUUID"], .identity, in: entries, payload: position)
    noteReferences(
      ["LeaderPayloadCertificateAnchorUUID", "MemberPayloadCertificateAnchorUUID"], .certificate, in: entries,
      payload: position)
  }

  /// com.apple.lom: lights out management of a Mac.
  mutating func readLightsOutManagement(_ payload: Payload, _ position: Int) {
    noteReferences(
      ["DeviceCertificateUUID", "ControllerCertificateUUID"], .either, isLocal: false, in: payload.entries,
      payload: position)
    noteReferences(
      ["DeviceCACertificateUUIDs", "ControllerCACertificateUUIDs"], .certificate, isLocal: false,
      in: payload.entries, payload: position)
  }
}
