import LocatedPlist

extension Document {
  /// What an input is to a device and its owner. The raw value stands in reports.
  public enum Kind: String, Sendable, CaseIterable {
    // Profiles.
    case profile
    /// A payload that was saved on its own, without the profile around it.
    case payload
    /// A profile whose payloads are encrypted for one device.
    case encryptedProfile = "encrypted-profile"
    /// Step one of over-the-air enrolment: asks the device for its attributes, installs nothing.
    case profileService = "profile-service"
    /// An app's provisioning profile, which is no configuration profile.
    case provisioningProfile = "provisioning-profile"

    // What is installed on a device.
    /// `profile-*.stub`: what iOS keeps of a profile that it has installed.
    case profileStub = "profile-stub"
    /// `PayloadManifest.plist`: the identifiers of the profiles that iOS has installed, and their order.
    case payloadManifest = "payload-manifest"
    /// `ProfileTruth.plist`: the restrictions that all profiles of a device make together.
    case profileTruth = "profile-truth"
    /// What `profiles show -output stdout-xml` and `profiles -P -o` write.
    case installedProfiles = "installed-profiles"
    /// What `system_profiler SPConfigurationProfileDataType` writes, as XML or JSON.
    case systemReport = "system-report"
    /// A device's answer to the `ProfileList` command of its management server.
    case profileList = "profile-list"

    // Mail.
    /// `Accounts.plist` and `com.apple.mail.plist` of Mail on the Mac.
    case mailSettings = "mail-settings"
    /// `MailAccounts.plist` of a `.mailaccounts` bundle: a provider's template for accounts.
    case mailAccountBundle = "mail-account-bundle"
    /// The accounts of a Mac or an iPhone: `Accounts3.sqlite`, `Accounts4.sqlite`, or their rows as JSON.
    case accountsStore = "accounts-store"
    /// `SyncedRules.plist`: the rules that a user made in Mail.
    case mailRules = "mail-rules"
    /// A provider's `config-v1.1.xml`, as Mozilla defined it.
    case autoconfig
    /// A server's answer to Microsoft's Autodiscover.
    case autodiscover
    /// A mail message, or the header of one.
    case message
    /// A message that says what became of another one: a delivery status notification.
    case bounce

    // Declarative management.
    /// One declaration, or a list of them.
    case declarations
    /// What a device reports about itself to its management server.
    case statusReport = "status-report"

    /// A property list of no kind that we read.
    case other
    /// No property list at all.
    case none

    /// The media type of a document of the kind in the text form that it has by nature.
    var mimeType: String {
      switch self {
      case .profile, .payload, .encryptedProfile, .profileService: "application/x-apple-aspen-config"
      case .profileStub, .payloadManifest, .profileTruth, .installedProfiles, .systemReport, .profileList,
        .mailSettings, .mailAccountBundle, .accountsStore, .mailRules, .declarations, .statusReport,
        .provisioningProfile, .other:
        "application/x-plist"
      case .autoconfig, .autodiscover, .none: "application/xml"
      case .message, .bounce: "message/rfc822"
      }
    }

    /// Whether it lists accounts that are on a device, whoever set them up.
    var listsAccounts: Bool { [.mailSettings, .accountsStore, .statusReport].contains(self) }

    /// Whether it lists the profiles that a device has.
    var isDump: Bool { [.installedProfiles, .systemReport, .profileList].contains(self) }

    /// Whether it says what accounts should be like, and is on no device itself.
    var isTemplate: Bool { [.mailAccountBundle, .autoconfig, .autodiscover].contains(self) }

    init(of read: ReadDocument) {
      guard let list = try? read.content.get() else {
        self = .none
        return
      }
      self = Self.signs(of: list.format).first { $0.fits(list.root) }?.kind ?? .other
    }
  }
}
