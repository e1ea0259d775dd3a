import LocatedPlist

/// What `system_profiler` says of configuration profiles.
enum SystemReport {
  /// The key of a payload's settings, which are an old-style property list as text.
  static let settings: StaticString = "spconfigprofile_payload_data"
}

extension Device {
  /// The profiles of a dump: one device by nature.
  mutating func installDump(_ root: Entries, _ kind: Document.Kind) {
    switch kind {
    case .installedProfiles: installProfilesOutput(root)
    case .systemReport: installSystemReport(root.node, in: root.document, depth: 0)
    case .profileList:
      for profile in root.sections("ProfileList") {
        install(profile: profile.speaking(.partial), .installedProfile)
      }
    default: return
    }
  }

  /// `profiles show -output stdout-xml` and `profiles -P -o`: the Mac's profiles under `_computerlevel`, those
  /// of each user under the user's name.
  private mutating func installProfilesOutput(_ root: Entries) {
    for section in root.node.children where section.kind == .array {
      let name = section.key
      for profile in section.children where profile.kind == .dictionary {
        install(
          listed: Entries(document: root.document, node: profile, dialect: .listedProfile), in: name,
          items: profile["ProfileItems"], .listedPayload
        ) { $0["PayloadContent"] }
      }
    }
  }

  /// `system_profiler`: sections hold profiles, profiles hold payloads, all under `_items`.
  private mutating func installSystemReport(
    _ node: Node, in document: Int, section: String? = nil, depth: Int
  ) {
    guard depth < 8 else { return }
    if node.kind == .dictionary, node["spconfigprofile_profile_identifier"] != nil {
      return install(
        listed: Entries(document: document, node: node, dialect: .reportedProfile), in: section,
        items: node["_items"], .reportedPayload
      ) { $0[SystemReport.settings] }
    }
    let section = node.kind == .dictionary ? node["_name"]?.string : section
    for child in node.children where child.kind == .array || child.kind == .dictionary {
      installSystemReport(child, in: document, section: section, depth: depth + 1)
    }
  }

  private mutating func install(
    listed profile: Entries, in section: String?, items: Node?, _ dialect: Dialect, settings: (Node) -> Node?
  ) {
    if isView(profile) { return }
    guard let items, items.kind == .array else {
      add(.installedProfile, at: profile, section: section, payloads: [])
      return
    }
    let payloads = items.children.enumerated().compactMap { index, item -> PayloadEntries? in
      guard item.kind == .dictionary else { return nil }
      // Without settings the item itself stands for them: none of their keys is in it.
      let content = settings(item).flatMap { $0.kind == .dictionary ? $0 : nil } ?? item
      return PayloadEntries(
        entries: Entries(document: profile.document, node: content, dialect: dialect), index: index)
    }
    let first = add(.installedProfile, at: profile, section: section, payloads: payloads)
    for position in first..<self.payloads.count {
      let payload = self.payloads[position]
      guard payload.type != "com.apple.ManagedClient.preferences",
        payload.entries.node["PayloadContentManagedPreferences"] != nil
      else { continue }
      withInstalled { $0.readManagedPreferences(payload, position) }
    }
  }
}

extension Dialect {
  /// A profile in the output of `profiles`.
  fileprivate static let listedProfile = Dialect(names: [
    "PayloadIdentifier": ["ProfileIdentifier"], "PayloadDisplayName": ["ProfileDisplayName"],
    "PayloadUUID": ["ProfileUUID"], "PayloadType": ["ProfileType"], "PayloadVersion": ["ProfileVersion"],
    "PayloadOrganization": ["ProfileOrganization"], "PayloadDescription": ["ProfileDescription"],
    "PayloadRemovalDisallowed": ["ProfileRemovalDisallowed"], "InstallDate": ["ProfileInstallDate"],
    "VerificationState": ["ProfileVerificationState"],
  ])

  /// One of its items: the settings stand under PayloadContent, the keys of the payload beside that.
  fileprivate static let listedPayload = Dialect(
    names: ["PayloadContent": ["PayloadContent", "PayloadContentManagedPreferences"]], carried: carried,
    envelope: { settings($0, "PayloadContent") })

  /// A profile in the report of `system_profiler`.
  fileprivate static let reportedProfile = Dialect(names: [
    "PayloadIdentifier": ["spconfigprofile_profile_identifier"], "PayloadDisplayName": ["_name"],
    "PayloadUUID": ["spconfigprofile_profile_uuid"], "PayloadVersion": ["spconfigprofile_version"],
    "PayloadOrganization": ["spconfigprofile_organization"],
    "PayloadRemovalDisallowed": ["spconfigprofile_RemovalDisallowed"],
    "InstallDate": ["spconfigprofile_install_date"],
    "VerificationState": ["spconfigprofile_verification_state"],
    "Source": ["spconfigprofile_install_source"],
  ])

  fileprivate static let reportedPayload = Dialect(
    names: [
      "PayloadType": ["_name"], "PayloadIdentifier": ["spconfigprofile_payload_identifier"],
      "PayloadUUID": ["spconfigprofile_payload_uuid"],
      "PayloadVersion": ["spconfigprofile_payload_version"],
      "PayloadDisplayName": ["spconfigprofile_payload_display_name"],
      "PayloadContent": [SystemReport.settings, "PayloadContentManagedPreferences"],
    ],
    carried: carried, envelope: { settings($0, SystemReport.settings) })

  /// Keys of network payloads, which a Mac dumps as they are: one that is not there was not set. Of the others
  /// nothing is known.
  private static let carried: Set<String> = [
    "ExceptionsList", "SupplementalMatchDomains", "MatchDomains", "MatchFQDNs", "ExcludedDomains",
    "ExcludedFQDNs", "VPNUUID", "IncludeAllNetworks", "OverridePrimary", "AllowCaptiveWebSheet",
    "AllowAllCaptiveNetworkPlugins", "AllowedCaptiveNetworkPlugins", "OnDemandRules",
    // In the rules of On Demand.
    "InterfaceTypeMatch", "SSIDMatch", "DNSDomainMatch", "DNSServerAddressMatch", "URLStringProbe",
    "ActionParameters", "Domains", "RequiredDNSServers", "RequiredURLStringProbe",
    "OnDemandMatchDomainsNever",
  ]

  /// The item of a dump that some settings stand in under a key.
  private static func settings(_ node: Node, _ key: StaticString) -> Node? {
    node.hasKey(key) ? node.parent : node
  }
}
