import LocatedPlist

/// A payload whose keys stand side by side, each for itself: rules read them one by one.
public struct Preferences: Sendable {
  public enum Kind: Sendable, Hashable {
    /// com.apple.applicationaccess.
    case restrictions
    /// com.apple.applicationaccess.new: which apps may be opened on a Mac.
    case macApps
    case networkUsage, notifications, domains
    /// com.apple.systempreferences.
    case settingsPanes
    /// com.apple.MCX, which holds the time server among others.
    case managedClient
    case certificateTransparency
    case softwareUpdate
    case profileRemovalPassword
    case webClip
    /// com.apple.mail: the settings of Mail on a Mac, in a profile or exported.
    case mail
  }

  /// Whether it is what all profiles of a device make together.
  var isSummary: Bool { entries.dialect === Dialect.effectiveRestrictions }

  public var kind: Kind
  /// Position in `Device.payloads`.
  public var payload: Int
  /// The payload's dictionary, or the one under mcx_preference_settings.
  public var entries: Entries
}

extension Installed {
  mutating func readPreferences(_ payload: Payload, _ position: Int, _ kind: Preferences.Kind) {
    addPreferences(kind, payload: position, payload.entries)
  }

  /// com.apple.ManagedClient.preferences holds preference domains of a Mac, each with the keys that stand
  /// in a payload of its own elsewhere.
  mutating func readManagedPreferences(_ payload: Payload, _ position: Int) {
    guard let content = payload.entries.child("PayloadContent") else { return }
    for domain in content.children {
      guard let kind = domain.key.flatMap({ Self.preferenceDomains[$0] }) else { continue }
      let entries = Entries(
        document: payload.entries.document, node: domain, dialect: payload.entries.dialect)
      for part in entries.sections("Forced") + entries.sections("Set-Once") {
        guard let settings = part.section("mcx_preference_settings") else { continue }
        addPreferences(kind, payload: position, settings)
      }
    }
  }

  private static let preferenceDomains: [String: Preferences.Kind] = [
    "com.apple.applicationaccess": .restrictions, "com.apple.applicationaccess.new": .macApps,
    "com.apple.systempreferences": .settingsPanes, "com.apple.MCX": .managedClient,
    "com.apple.SoftwareUpdate": .softwareUpdate, "com.apple.mail": .mail,
  ]

  mutating func addPreferences(_ kind: Preferences.Kind, payload: Int, _ entries: Entries) {
    let preferences = Preferences(kind: kind, payload: payload, entries: entries)
    if kind == .restrictions {
      facets.insert(.restrictions)
      restrictions.append(preferences)
    } else {
      facets.insert(.preferences)
      preferencePayloads.append(preferences)
    }
  }
}

extension Device {
  /// The payloads of one kind, in document order.
  func preferences(_ kind: Preferences.Kind) -> [Preferences] {
    kind == .restrictions ? self.restrictions : self.preferencePayloads.filter { $0.kind == kind }
  }

  /// All of the keys' values in the payloads of a kind, as booleans that equal the value.
  func settings(_ kind: Preferences.Kind, _ key: StaticString, equal value: Bool) -> [Located<Bool>] {
    let found = preferences(kind).compactMap { preferences in
      preferences.entries.boolean(key).located.flatMap { located in
        located.value == value ? (setting: located, isSummary: preferences.isSummary) : nil
      }
    }
    // What all profiles of an iPhone make together repeats what one of them says.
    let isSaid = found.contains { !$0.isSummary }
    return found.filter { !isSaid || !$0.isSummary }.map(\.setting)
  }

  /// Settings panes of a Mac that a profile takes away, by their identifiers.
  ///
  /// From macOS 13 on DisabledSystemSettings overrides the older lists, which then count only without it.
  var disabledPanes: [Located<String>] {
    preferences(.settingsPanes).flatMap { preferences in
      let keys: [StaticString] =
        preferences.entries.has("DisabledSystemSettings")
        ? ["DisabledSystemSettings"] : ["DisabledPreferencePanes", "HiddenPreferencePanes"]
      return keys.flatMap { preferences.entries.strings($0) }
    }
  }
}
