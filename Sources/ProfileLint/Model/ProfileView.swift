import LocatedPlist

/// What tells a profile from any other: its identifier and its UUID.
struct ProfileMark: Hashable {
  private var identifier: String
  private var uuid: String

  /// Nil for a profile that lacks one of the two.
  init?(_ profile: Entries) {
    guard let identifier = profile.string("PayloadIdentifier").value, !identifier.isEmpty,
      let uuid = profile.string("PayloadUUID").value, !uuid.isEmpty
    else { return nil }
    (self.identifier, self.uuid) = (identifier, uuid.lowercased())
  }
}

extension Device {
  /// Remembers in which document a profile stands, unless it stands in one already.
  mutating func noteHome(of profile: Entries?, in document: Int) {
    guard let mark = profile.flatMap(ProfileMark.init), homes[mark] == nil else { return }
    homes[mark] = document
  }

  /// Whether a dump lists a profile that stands in another file too: the same profile, seen twice.
  mutating func isView(_ profile: Entries) -> Bool {
    guard let mark = ProfileMark(profile) else { return false }
    if let home = homes[mark] { return home != profile.document }
    homes[mark] = profile.document
    return false
  }
}
