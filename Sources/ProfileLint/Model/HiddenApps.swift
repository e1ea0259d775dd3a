import LocatedPlist

/// A restriction that keeps an app from being shown and opened (com.apple.applicationaccess, supervised).
struct HiddenApp {
  /// The app's entry in a deny list, or the allow list that lacks it.
  var place: Place
  /// The list's key, for the message.
  var key: String
  var isAllowList: Bool
}

extension Device {
  /// What hides the app, one for each restrictions payload: the strictest list wins.
  func restrictions(hiding app: String) -> [HiddenApp] {
    preferences(.restrictions).compactMap { $0.denial(of: app) ?? $0.omission(of: app) }
  }
}

extension Preferences {
  fileprivate func denial(of app: String) -> HiddenApp? {
    let key = list("blockedAppBundleIDs", before: "blacklistedAppBundleIDs")
    return entries.strings(key).first { $0.value == app }.map {
      HiddenApp(place: $0.place, key: "\(key)", isAllowList: false)
    }
  }

  fileprivate func omission(of app: String) -> HiddenApp? {
    let key = list("allowListedAppBundleIDs", before: "whitelistedAppBundleIDs")
    guard let array = entries.node[key], array.kind == .array, !array.isEmpty else { return nil }
    let apps = entries.strings(key)
    // An entry that cannot be judged may be the app.
    guard apps.count == Array(array.children).count, !apps.contains(where: { $0.value == app }) else {
      return nil
    }
    return HiddenApp(place: entries.place(of: array), key: "\(key)", isAllowList: true)
  }

  /// The key that iOS 15 introduced, or its old name where only that is there.
  private func list(_ key: StaticString, before old: StaticString) -> StaticString {
    entries.has(key) || !entries.has(old) ? key : old
  }
}
