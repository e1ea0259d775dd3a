import LocatedPlist

/// How one kind of document is told from the others.
struct KindSign: Sendable {
  let kind: Document.Kind
  let fits: @Sendable (Node) -> Bool

  init(_ kind: Document.Kind, _ fits: @escaping @Sendable (Node) -> Bool) {
    (self.kind, self.fits) = (kind, fits)
  }
}

extension Document.Kind {
  /// The signs in the order in which they are looked for: the first that fits the root decides.
  static func signs(of format: PropertyList.Format) -> [KindSign] {
    switch format {
    case .xml: xml
    case .binary, .json, .oldStyle: propertyLists
    case .markup: markup
    case .message: messages
    }
  }

  /// Profiles stand first: they are what is met most.
  private static let propertyLists: [KindSign] = [
    KindSign(.encryptedProfile) { $0.has("EncryptedPayloadContent") },
    KindSign(.profileService) { $0["PayloadType"]?.string == "Profile Service" },
    KindSign(.profileStub) {
      $0.isProfile && ($0["InstallDate"]?.kind == .date || $0.has("OTAProfileStub"))
    },
    KindSign(.profile) { $0.isProfile },
    KindSign(.payload) { $0["PayloadType"]?.string != nil },
    KindSign(.provisioningProfile) {
      $0.has("ProvisionedDevices") || $0.has("TeamIdentifier") && $0.has("Entitlements")
    },

    KindSign(.profileList) {
      $0.holdsArray("ProfileList")
        && ($0.has("CommandUUID") || $0.has("Status") || $0.has("UDID")
          || $0["ProfileList"]?.hasItem { $0.has("PayloadIdentifier") } == true)
    },
    KindSign(.payloadManifest) { $0.holdsArray("OrderedProfiles") || $0.holdsArray("HiddenProfiles") },
    KindSign(.profileTruth) { root in
      root["restrictedBool"]?.kind == .dictionary || root["restrictedValue"]?.kind == .dictionary
    },
    KindSign(.systemReport) { root in
      root.holdsArray("SPConfigurationProfileDataType")
        || root.hasItem { $0["_dataType"]?.string == "SPConfigurationProfileDataType" }
    },
    KindSign(.installedProfiles) { root in
      root.kind == .dictionary
        && (root.holdsArray("_computerlevel")
          || root.children.contains { user in user.hasItem { $0.has("ProfileIdentifier") } })
    },

    KindSign(.mailSettings) { root in
      root.holdsArray("MailAccounts") || root.holdsArray("DeliveryAccounts") || root.holdsMailPreferences
    },
    KindSign(.mailAccountBundle) { root in
      root["Multiple"]?.hasItem { $0.holdsArray("Accounts") } == true
    },
    KindSign(.mailRules) { root in
      root.hasItem { $0.has("RuleName") && $0.has("Criteria") }
        || root["rules"]?.hasItem { $0.has("RuleName") && $0.has("Criteria") } == true
    },
    KindSign(.accountsStore) { root in
      guard let accounts = root["accounts"], accounts.kind == .array else { return false }
      return root["format"]?.string == "accounts-store"
        || accounts[0]?["type"]?.string?.hasPrefix("com.apple.account.") == true
    },

    KindSign(.declarations) { $0.holdsDeclarations || $0.declarationItems != nil },
    KindSign(.statusReport) { StatusReport($0) != nil },
  ]

  /// What `profiles show -output stdout-xml` writes where there are none.
  private static let xml =
    propertyLists + [KindSign(.installedProfiles) { $0.kind == .dictionary && $0.isEmpty }]

  private static let markup: [KindSign] = [
    KindSign(.autoconfig) { $0["element"]?.string == "clientConfig" },
    // A question to the server has the same root, and no answer in it.
    KindSign(.autodiscover) { root in
      MarkupTree(root.list)?.element("Response") != nil
    },
  ]

  private static let messages: [KindSign] = [
    KindSign(.bounce) { root in
      MessageTree.all(in: root.list).contains { !$0.deliveryStatus.isEmpty || !$0.reports.isEmpty }
    },
    KindSign(.message) { _ in true },
  ]
}

extension Node {
  fileprivate func has(_ key: StaticString) -> Bool { self[key] != nil }

  fileprivate func holdsArray(_ key: StaticString) -> Bool { self[key]?.kind == .array }

  /// Whether this is an array and one of its dictionaries is of a kind.
  fileprivate func hasItem(_ fits: (Node) -> Bool) -> Bool {
    kind == .array && children.contains { $0.kind == .dictionary && fits($0) }
  }

  /// Two keys of Mail's preferences, or one that Mail has and nothing else. They were seen in public scripts that set
  /// up Macs.
  fileprivate var holdsMailPreferences: Bool {
    let preferences: [StaticString] = [
      "PollTime", "UserHeaders", "JunkMailBehavior", "MailSections", "AutoFetch", "SpellCheckingBehavior",
      "DisableReplyAnimations", "DisableSendAnimations", "AddressesIncludeNameOnPasteboard",
      "DisableInlineAttachmentViewing", "NumberOfSnippetLines", "DraftsViewerAttributes",
    ]
    let found = preferences.filter(has).count
    let tells = has("PollTime") || has("UserHeaders") || has("JunkMailBehavior") || has("MailSections")
    return tells && (found >= 2 || found == children.reduce(0) { count, _ in count + 1 })
  }

  /// A list of payloads, or what says that it is one.
  fileprivate var isProfile: Bool {
    if holdsArray("PayloadContent") { return true }
    return self["PayloadType"]?.string == "Configuration"
  }
}
