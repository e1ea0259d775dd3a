/// A PayloadUUID that stands twice among the profiles and payloads of a device.
///
/// UUIDs are compared without regard to case. A profile that comes again under the same identifier is one
/// fault and not one for each payload: with other content it replaces the first, of which
/// `profile-duplicate-identifier` speaks; with the same content it is a copy, which is a note. A UUID with
/// a deployment variable is unknown.
///
/// A profile that repeats several payloads of another one, as a collection of its parts does, is reported at
/// the first of them.
///
/// A payload that shares its own profile's UUID is a warning: the proxy profile of go-ios does, and devices
/// install it.
struct ProfileDuplicateUUID: Rule {
  let about = About(
    id: "profile-duplicate-uuid",
    level: .error,
    reads: .profiles,
    title: Text(
      en: "PayloadUUID used twice",
      ja: "PayloadUUID の重複"),
    why: Text(
      en: """
        The device tells payloads apart by PayloadUUID. Where two share one, the profile is refused or one \
        payload takes the other's place, and references to a certificate may reach the wrong one.
        """,
      ja: """
        デバイスは PayloadUUID でペイロードを区別します。重複しているとプロファイルが拒否されたり、一方がもう一方に\
        置き換わったりし、証明書への参照が別のペイロードを指すこともあります。
        """),
    fix: Text(
      en: "Give each payload and each profile a UUID of its own (uuidgen).",
      ja: "ペイロードとプロファイルのそれぞれに、uuidgen などで作った固有の UUID を付けてください。"),
    symptoms: [.s3],
    bad: [
      .payloads([
        ("com.apple.dock", Self.uuid("0B3E77F2-5C5A-4B0C-9A44-6D1C3A2E9F10")),
        ("com.apple.finder", Self.uuid("0b3e77f2-5c5a-4b0c-9a44-6d1c3a2e9f10", mark: "▶")),
      ]),
      .together([
        .payload("com.apple.dock", Self.uuid("0B3E77F2-5C5A-4B0C-9A44-6D1C3A2E9F10")),
        .payload("com.apple.finder", Self.uuid("0B3E77F2-5C5A-4B0C-9A44-6D1C3A2E9F10", mark: "▶")),
      ]),
    ],
    good: [
      .payloads([
        ("com.apple.dock", Self.uuid("0B3E77F2-5C5A-4B0C-9A44-6D1C3A2E9F10")),
        ("com.apple.finder", Self.uuid("0b3e77f2-5c5a-4b0c-9a44-6d1c3a2e9f11")),
      ]),
      .payloads([
        ("com.apple.dock", Self.uuid("$FLEET_VAR_HOST_UUID")),
        ("com.apple.finder", Self.uuid("$FLEET_VAR_HOST_UUID")),
      ]),
      .payloads([("com.apple.dock", Self.uuid("")), ("com.apple.finder", Self.uuid(""))]),
    ])

  func check(_ device: Device) -> [Finding] {
    guard device.profiles.count > 1 || CaselessHash.mayRepeat(Self.hashes(on: device)) else { return [] }
    var seen: [String: Place] = [:]
    var profiles: [String: Profile] = [:]
    var scopes: [String: String] = [:]
    return device.profiles.flatMap { profile -> [Finding] in
      // Another user has a profile of the same: nobody meets anybody's UUID.
      if let uuid = profile.uuid?.value, let scope = profile.scope {
        if scopes[uuid, default: scope] != scope { return [] }
        scopes[uuid] = scope
      }
      let uuids = Self.uuids(of: profile, on: device)
      guard let identifier = profile.identifier?.value, !identifier.isEmpty else {
        return findings(uuids, of: profile, &seen)
      }
      guard let first = profiles[identifier], first.document != profile.document else {
        profiles[identifier] = profile
        return findings(uuids, of: profile, &seen)
      }
      if first.entries.node.hasSameContent(as: profile.entries.node) { return [copy(profile, of: first)] }
      // It takes the first one's place, so only what is wrong inside it counts.
      var inside: [String: Place] = [:]
      return findings(uuids, of: profile, &inside)
    }
  }

  private func findings(
    _ uuids: [Located<String>], of profile: Profile, _ seen: inout [String: Place]
  ) -> [Finding] {
    let own = profile.uuid?.place
    var others: Set<Int32> = []
    return uuids.compactMap { uuid in
      let key = uuid.value.lowercased()
      guard let first = seen[key] else {
        seen[key] = uuid.place
        return nil
      }
      // A payload that was saved on its own is its own profile.
      if first == uuid.place { return nil }
      // A profile made by copying another shares many; that is one fault too.
      if first.document != uuid.place.document, !others.insert(first.document).inserted { return nil }
      return finding(
        first == own ? .warning : .error, at: uuid.place,
        Text(
          en: "\"\(uuid.value)\" is already in use; give this one a UUID of its own",
          ja: "\"\(uuid.value)\" はすでに使われています。別の UUID を付けてください")
      )
      .related(to: first, Text(en: "first used here", ja: "最初に使われているのはここです"))
    }
  }

  private func copy(_ profile: Profile, of first: Profile) -> Finding {
    finding(
      .note, at: profile.uuid?.place ?? profile.place,
      Text(
        en: "this profile is a copy of another one in the set; one of them is enough",
        ja: "同じ内容のプロファイルがもう 1 つあります。どちらか 1 つで足ります")
    )
    .related(
      to: first.uuid?.place ?? first.place, Text(en: "the first one is here", ja: "最初のものはここです"))
  }

  private static func hashes(on device: Device) -> [CaselessHash] {
    var hashes: [CaselessHash] = []
    hashes.reserveCapacity(device.profiles.count + device.payloads.count)
    for profile in device.profiles { profile.entries.caselessHash("PayloadUUID").map { hashes.append($0) } }
    for payload in device.payloads { payload.entries.caselessHash("PayloadUUID").map { hashes.append($0) } }
    return hashes
  }

  private static func uuids(of profile: Profile, on device: Device) -> [Located<String>] {
    ([profile.uuid] + device.payloads[profile.payloads].map(\.uuid))
      .compactMap { $0 }.filter { !$0.value.isEmpty }
  }

  private static func uuid(_ uuid: String, mark: String = "") -> String {
    "<key>PayloadUUID</key>\n\(mark)<string>\(uuid)</string>"
  }
}
