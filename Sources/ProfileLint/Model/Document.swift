import LocatedPlist

/// One input as the device would meet it.
public struct Document: Sendable {
  /// Which file it came from.
  public var name: InputName
  public var kind: Kind
  public var read: ReadDocument

  public init(name: InputName, read: ReadDocument) {
    self.name = name
    self.read = read
    self.kind = Kind(of: read)
  }

  /// The property list, if there is one.
  public var list: PropertyList? { try? read.content.get() }

  /// What a property list is to a device. The raw value stands in reports.
  public enum Kind: String, Sendable {
    case profile
    /// A payload that was saved on its own, without the profile around it.
    case payload
    /// A profile whose payloads are encrypted for one device.
    case encryptedProfile = "encrypted-profile"
    /// Step one of over-the-air enrolment: asks the device for its attributes, installs nothing.
    case profileService = "profile-service"
    /// An app's provisioning profile, which is no configuration profile.
    case provisioningProfile = "provisioning-profile"
    /// A property list of no kind that we read.
    case other
    /// No property list at all.
    case none

    init(of read: ReadDocument) {
      guard let list = try? read.content.get() else {
        self = .none
        return
      }
      let root = list.root
      if root["EncryptedPayloadContent"] != nil {
        self = .encryptedProfile
      } else if let type = root["PayloadType"]?.string {
        if type == "Profile Service" {
          self = .profileService
        } else if root["PayloadContent"]?.kind == .array || type == "Configuration" {
          self = .profile
        } else {
          self = .payload
        }
      } else if root["PayloadContent"]?.kind == .array {
        self = .profile
      } else if root["ProvisionedDevices"] != nil
        || (root["TeamIdentifier"] != nil && root["Entitlements"] != nil)
      {
        self = .provisioningProfile
      } else {
        self = .other
      }
    }
  }

  /// What became of an input, as reports say it.
  public enum Status: String, Sendable {
    case linted, unreadable, encrypted
    case notAPropertyList = "not-a-property-list"
    case notAProfile = "not-a-profile"
  }

  public var status: Status {
    switch kind {
    case .profile, .payload, .profileService: .linted
    case .encryptedProfile: .encrypted
    case .provisioningProfile, .other: .notAProfile
    case .none:
      if case .failure(let failure) = read.content, failure.reason == .cmsEncrypted {
        .encrypted
      } else {
        .notAPropertyList
      }
    }
  }
}
