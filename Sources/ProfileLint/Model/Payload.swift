import LocatedPlist

/// One payload of a profile.
public struct Payload: Sendable {
  public let entries: Entries
  /// Position in `Device.profiles`.
  public let profile: Int
  /// Position in the profile's PayloadContent.
  public let index: Int
  public let type: String
  /// What the user calls the account that an export lists here; nil for a payload of a profile.
  var accountName: String?
  /// Whether an export says that it is switched off.
  var isOff = false

  /// All that is the payload's: its settings, and what a dump has of it beside them.
  public var node: Node { entries.envelope }

  /// Where to point when a payload as a whole is meant: at its type.
  public var place: Place {
    entries.child("PayloadType").map(entries.place(of:)) ?? entries.place
  }

  public var identifier: Located<String>? { entries.string("PayloadIdentifier").located }
  public var uuid: Located<String>? { entries.string("PayloadUUID").located }
  public var displayName: Located<String>? { entries.string("PayloadDisplayName").located }
}

/// A configuration profile, or what stands in its place where settings come from an export.
public struct Profile: Sendable {
  /// Position in `Device.documents`.
  public let document: Int
  public let form: SettingsForm
  public let entries: Entries
  /// The section of a dump that it stands in: a user's name, or what stands for all of them.
  let section: String?
  /// Its part of `Device.payloads`.
  public var payloads: Range<Int>

  /// Where to point when the profile as a whole is meant: at its type, else at the outermost dictionary.
  public var place: Place {
    entries.child("PayloadType").map(entries.place(of:)) ?? entries.place
  }

  public var identifier: Located<String>? { entries.string("PayloadIdentifier").located }
  public var uuid: Located<String>? { entries.string("PayloadUUID").located }
  public var displayName: Located<String>? { entries.string("PayloadDisplayName").located }
  public var expirationDate: Located<PlistDate>? { entries.date("PayloadExpirationDate").located }

  /// The day on which it was installed, as a dump has it: `2024-04-01`; nil where that is not said.
  public var installDay: String? {
    if let date = entries.date("InstallDate").value { return date.day }
    // `10/24/17, 5:34 PM (2017-10-24 15:34:12 +0000)`, or the latter alone.
    return entries.string("InstallDate").value.map { text in
      String(text.split { !$0.isASCIIDigit && $0 != "-" }.first(where: \.isDay) ?? text[...])
    }
  }
  /// What a dump says of its signature: `verified`, `unsigned`.
  public var verification: String? { entries.string("VerificationState").value }
  /// Where a dump says that it came from: `Declarative Device Management`.
  public var source: String? { entries.string("Source").value }
  /// For whom it is installed: `system` or `user`, in a dump the user's name; nil where that is not said.
  var scope: String? {
    guard let section else { return entries.string("PayloadScope").value?.lowercased() }
    return isForAll ? "system" : section
  }

  /// Whether a dump says that it is installed for all users.
  var isForAll: Bool {
    ["_computerlevel", "spconfigprofile_section_deviceconfigprofiles"].contains(section)
  }

  /// Whether a management server installed it, where a dump says so.
  public var isManaged: Bool? { entries.boolean("IsManaged").value }
}

extension Substring {
  /// Whether this is a day as ISO 8601 writes it: `2017-10-24`.
  fileprivate var isDay: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2] && !contains { !$0.isASCIIDigit && $0 != "-" }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension Device {
  /// Whether two profiles may be installed for the same user; one for all users is apart from each user's own.
  func shareScope(_ one: Profile, _ other: Profile) -> Bool {
    guard let first = one.scope, let second = other.scope else { return true }
    return first == second
  }
}

/// In what form settings were found, for rules that must know what such a form can say.
public enum SettingsForm: Sendable, Hashable {
  /// A profile as it is installed, with everything in it.
  case profile
  /// A profile in a dump of what is installed, with parts left out.
  case installedProfile
  case declaration, statusReport
  /// `Accounts.plist` or `com.apple.mail.plist`.
  case mailSettings
  case accountBundle, accountsStore, autoconfig, autodiscover

  /// Whether the settings stand in payloads, which profile rules judge.
  public var isProfile: Bool { self == .profile || self == .installedProfile }

  /// Whether settings stand in payloads or in what is like them.
  var hasPayloads: Bool { isProfile || self == .declaration }
}
