import LocatedPlist
import ProfileSchema

/// Two payloads that a device takes once, or two values for one key that it reads once.
///
/// Which types those are is a fact of Apple's schema (`multiple: false`, schema/single-payloads.tsv). Preferences
/// of a Mac are merged, so that only different values for one key clash; restrictions too, of which the stricter
/// value wins, whichever profile was meant. Lists are left alone: of two, a device takes the union or what they
/// share. What is the same twice is healthy. A type that Macs take several times is a note, since nobody knows the
/// device.
///
/// Silent where two profiles are for different devices (TargetDeviceType), where one is for the computer and
/// the other for a user, and where the second takes the first one's place (`profile-duplicate-identifier`).
/// Mobile networks, the global proxy and the DNS proxy have rules of their own; a removal password belongs to its
/// own profile.
struct ProfileConflict: Rule {
  let about = About(
    id: "profile-conflict",
    level: .warning,
    reads: .profiles,
    title: Text(
      en: "Two payloads that contradict each other",
      ja: "矛盾する 2 つのペイロード"),
    why: Text(
      en: """
        Apple leaves open which of two profiles wins where both set what a device has once; of restrictions the \
        stricter one does. So a device may behave as neither author meant, and differently from the next one.
        """,
      ja: """
        デバイスに 1 つしかない設定を 2 つのプロファイルが行うとき、どちらが効くかを Apple は定めていません。\
        制限では厳しい方が効きます。意図と違う動作になり、デバイスによって結果が異なることもあります。
        """),
    fix: Text(
      en: "Keep the setting in one profile, or give it the same value in both.",
      ja: "設定を一方のプロファイルにまとめるか、両方で同じ値にしてください。"),
    symptoms: [.s3],
    guide: [9],
    yieldsTo: ["profile-duplicate-uuid"],
    bad: [
      .together([
        .payload("com.apple.applicationaccess", "<key>allowAccountModification</key>\n<true/>"),
        .payload("com.apple.applicationaccess", "<key>allowAccountModification</key>\n▶<false/>"),
      ]),
      .together([
        .payload("com.apple.domains", Self.domains("example.com")),
        .payload("com.apple.domains", "▶PayloadType\n" + Self.domains("example.net")),
      ]),
      .together([
        .payload(
          "com.apple.dock", "<key>tilesize</key>\n<integer>32</integer>\n<key>autohide</key>\n<true/>"),
        .payload(
          "com.apple.dock", "<key>autohide</key>\n<true/>\n<key>tilesize</key>\n▶<integer>64</integer>"),
      ]),
    ],
    good: [
      // The same, and each its own.
      .together([
        .payload("com.apple.applicationaccess", "<key>allowCamera</key>\n<integer>1</integer>"),
        .payload(
          "com.apple.applicationaccess",
          "<key>allowCamera</key>\n<true/>\n<key>allowAccountModification</key>\n<false/>"),
      ]),
      .together([
        .payload("com.apple.domains", Self.domains("example.com")),
        .payload("com.apple.domains", Self.domains("example.com")),
      ]),
      .together([
        .payload("com.apple.dock", "<key>autohide</key>\n<true/>"),
        .payload("com.apple.dock", "<key>autohide</key>\n<string>$AUTOHIDE</string>"),
      ]),
      // Two lists make one.
      .together([
        .payload(
          "com.apple.applicationaccess",
          "<key>blockedAppBundleIDs</key>\n<array>\n<string>com.example.one</string>\n</array>"),
        .payload(
          "com.apple.applicationaccess",
          "<key>blockedAppBundleIDs</key>\n<array>\n<string>com.example.two</string>\n</array>"),
      ]),
      .payloads([
        ("com.apple.wifi.managed", "<key>SSID_STR</key>\n<string>Office</string>"),
        ("com.apple.wifi.managed", "<key>SSID_STR</key>\n<string>Guest</string>"),
      ]),
    ])

  private static let otherRules: Set<String> = [
    "com.apple.cellular", "com.apple.apn.managed", "com.apple.proxy.http.global",
    "com.apple.dnsProxy.managed",
    "com.apple.profileRemovalPassword",
  ]

  func check(_ device: Device) -> [Finding] {
    singles(on: device) + restrictions(on: device)
  }

  private func singles(on device: Device) -> [Finding] {
    // Most devices have at most one such payload, and need no table.
    guard device.payloads.count(where: { SinglePayloads.shared.has($0.type) }) > 1 else { return [] }
    var firsts: [String: Int] = [:]
    var values = FirstValues(device)
    return device.payloads.enumerated().flatMap { position, payload -> [Finding] in
      guard let fact = SinglePayloads.shared[payload.type], !Self.otherRules.contains(payload.type) else {
        return []
      }
      if fact.isPreferences {
        return values.clashes(of: payload.entries, payload: position, type: fact.type).map(finding)
      }
      guard let first = firsts[payload.type] else {
        firsts[payload.type] = position
        return []
      }
      guard values.meet(first, position), !payload.hasSameSettings(as: device.payloads[first]) else {
        return []
      }
      return [second(payload, after: device.payloads[first], fact)]
    }
  }

  private func restrictions(on device: Device) -> [Finding] {
    let payloads = device.preferences(.restrictions)
    if payloads.count < 2 || !ValueMarks.mayClash(payloads.map(\.entries)) { return [] }
    var values = FirstValues(device)
    return payloads.flatMap {
      values.clashes(of: $0.entries, payload: $0.payload, type: "com.apple.applicationaccess").map(finding)
    }
  }

  private func second(_ payload: Payload, after first: Payload, _ fact: SinglePayload) -> Finding {
    let type = payload.type.quoted
    let systems = fact.systems.joined(separator: ", ")
    return finding(
      fact.others.isEmpty ? .warning : .note, at: payload.place,
      Text(
        en: "there is another \(type) with other settings; a device takes one (\(systems)), so merge the two",
        ja: "設定の異なる \(type) がもう 1 つあります。1 台で使えるのは 1 つだけなので（\(systems)）、まとめてください")
    )
    .related(to: first.place, Text(en: "the first one is here", ja: "最初のペイロードはここです"))
  }

  private func finding(_ clash: Clash) -> Finding {
    finding(at: clash.place, Self.message(clash))
      .related(to: clash.firstPlace, Text(en: "the other value is here", ja: "もう一方の値はここです"))
  }

  private static func message(_ clash: Clash) -> Text {
    guard let values = clash.values else {
      return Text(
        en: "\(clash.key) has another value in another payload; use the same in both",
        ja: "\(clash.key) の値が別のペイロードと異なります。どちらかにそろえてください")
    }
    return Text(
      en: "\(clash.key) is \(values.here) here and \(values.first) in another payload; use one of the two",
      ja: "\(clash.key) はここでは \(values.here) ですが、別のペイロードでは \(values.first) です。どちらかにそろえてください")
  }

  private static func domains(_ domain: String) -> String {
    "<key>EmailDomains</key>\n<array>\n<string>\(domain)</string>\n</array>"
  }
}
