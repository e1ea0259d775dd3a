import LocatedPlist

extension Device {
  /// What iOS keeps beside the stubs of its profiles.
  ///
  /// `ProfileTruth.plist` has the restrictions that all profiles make together, each with its value in a
  /// dictionary. `PayloadManifest.plist` has identifiers only, which `inspect` shows.
  mutating func installManifest(_ root: Entries, _ kind: Document.Kind) {
    guard kind == .profileTruth else { return }
    let restrictions = root.node["restrictedBool"].map {
      PayloadEntries(
        entries: Entries(document: root.document, node: $0, dialect: .effectiveRestrictions), index: 0)
    }
    guard let restrictions else { return }
    add(
      .installedProfile, at: root.speaking(.partial), payloads: [restrictions],
      type: "com.apple.applicationaccess")
  }
}

extension Dialect {
  /// `allowMail = { value = 1; }`
  static let effectiveRestrictions = Dialect(inner: "value")
}
