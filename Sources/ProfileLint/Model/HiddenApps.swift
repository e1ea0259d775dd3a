import LocatedPlist

/// Which apps the restrictions keep from being shown and opened (com.apple.applicationaccess, supervised).
///
/// A deny list hides what it names, an allow list what it does not name; of several, each hides its share.
struct HiddenApps {
  /// What hides an app.
  struct Restriction {
    /// The app's entry in a deny list, or the allow list that lacks it.
    var place: Place
    /// The list's key, for the message.
    var key: String
    var isAllowList: Bool
  }

  private var denied: [String: Restriction] = [:]
  /// The apps that every allow list names; nil where there is no such list.
  private var allowed: Set<String>?
  private var firstAllowList: Restriction?
  /// Apps that the first allow list names and a later one does not.
  private var dropped: [String: Restriction] = [:]

  init(of device: Device) {
    for restrictions in device.preferences(.restrictions) {
      deny(restrictions.entries)
      allow(restrictions.entries)
    }
  }

  /// What hides the app; nil where nothing does.
  subscript(app: String) -> Restriction? {
    if let denial = denied[app] { return denial }
    guard let allowed, !allowed.contains(app) else { return nil }
    return dropped[app] ?? firstAllowList
  }

  private mutating func deny(_ entries: Entries) {
    let key = list("blockedAppBundleIDs", before: "blacklistedAppBundleIDs", in: entries)
    for app in entries.strings(key) where denied[app.value] == nil {
      denied[app.value] = Restriction(place: app.place, key: "\(key)", isAllowList: false)
    }
  }

  private mutating func allow(_ entries: Entries) {
    let key = list("allowListedAppBundleIDs", before: "whitelistedAppBundleIDs", in: entries)
    guard let array = entries.node[key], array.kind == .array, !array.isEmpty else { return }
    let apps = Set(entries.strings(key).map(\.value))
    // An entry that cannot be judged may be any app.
    guard array.children.allSatisfy({ $0.string.map(apps.contains) ?? false }) else { return }
    let list = Restriction(place: entries.place(of: array), key: "\(key)", isAllowList: true)
    guard let earlier = allowed else {
      (allowed, firstAllowList) = (apps, list)
      return
    }
    for app in earlier where !apps.contains(app) { dropped[app] = list }
    allowed = earlier.intersection(apps)
  }

  /// The key that iOS 15 introduced, or its old name where only that is there.
  private func list(_ key: StaticString, before old: StaticString, in entries: Entries) -> StaticString {
    entries.has(key) || !entries.has(old) ? key : old
  }
}
