/// Folders in which iOS keeps the profiles of one device, each in a file of its own.
enum DeviceFolder {
  /// What the files of one device have in common: the path up to its folder; nil for a file that says nothing
  /// of others.
  ///
  /// A sysdiagnose has `logs/MCState` with `Shared` and `User` below it, a device and its backups
  /// `ConfigurationProfiles`.
  static func device(of path: [UInt8], name: [UInt8]) -> [UInt8]? {
    let slash = UInt8(ascii: "/")
    var end = path.startIndex
    for component in path.split(separator: slash, omittingEmptySubsequences: false) {
      end += component.count
      if names.contains(String(decoding: component, as: UTF8.self)) { return Array(path[..<end]) }
      end += 1
    }
    let text = String(decoding: name, as: UTF8.self)
    guard text.hasSuffix(".stub") || text == "PayloadManifest.plist" || text == "ProfileTruth.plist" else {
      return nil
    }
    return Array(path.dropLast(name.count))
  }

  private static let names: Set<String> = [
    "MCState", "ConfigurationProfiles",
    "SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles",
  ]
}
