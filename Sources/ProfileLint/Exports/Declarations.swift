import LocatedPlist

extension Device {
  mutating func installDeclarations(_ root: Entries, _ kind: Document.Kind) {
    if kind == .statusReport { return installStatus(root) }
    withInstalled { $0.facets.insert(.declarations) }
    let configurations = DeclarationSet.declarations(in: root.node, document: root.document)
      .compactMap { declaration -> (PayloadEntries, ConfigurationForm, Setting<String>?)? in
        guard let form = ConfigurationForm.all[declaration.type],
          let payload = declaration.payload
        else { return nil }
        return (
          PayloadEntries(entries: payload.speaking(form.dialect), index: 0), form, address(of: payload)
        )
      }
    var next = configurations.startIndex
    add(.declaration, at: root.speaking(.partial), payloads: configurations.map(\.0)) {
      installed, payload, position in
      let (_, form, address) = configurations[next]
      next += 1
      form.read(&installed, payload, position, address)
    }
  }

  /// The mail address of an account, which stands in an asset.
  private func address(of payload: Entries) -> Setting<String>? {
    guard let reference = payload.string("UserIdentityAssetReference").located else { return nil }
    let asset = declarations[reference.value].flatMap { $0.isAsset ? $0.payload : nil }
    return asset?.string("EmailAddress").located.map { .known($0) } ?? .unknown(reference.place)
  }
}

/// How the configurations of a type say what a profile says in a payload (Apple's schema, release 27).
struct ConfigurationForm: Sendable {
  typealias Read = @Sendable (inout Installed, Payload, Int, Setting<String>?) -> Void

  var dialect: Dialect
  var read: Read

  private init(
    _ names: [String: [StaticString]], values: [String: [String: String]] = [:], carried: Set<String> = [],
    outside: [String: [StaticString]] = [:], read: @escaping Read
  ) {
    let envelope: [String: [StaticString]] = ["PayloadType": ["Type"], "PayloadIdentifier": ["Identifier"]]
    dialect = Dialect(
      names: names.merging(envelope) { a, _ in a }.merging(outside) { a, _ in a }, carried: carried,
      values: values, outside: Set(outside.keys), envelope: { $0.parent })
    self.read = read
  }

  static let all: [String: ConfigurationForm] = {
    var forms: [String: ConfigurationForm] = [
      "account.mail": ConfigurationForm(
        [
          "EmailAccountDescription": ["VisibleName"], "EmailAccountType": ["IncomingServer", "ServerType"],
          "IncomingMailServerHostName": ["IncomingServer", "HostName"],
          "IncomingMailServerPortNumber": ["IncomingServer", "Port"],
          "IncomingMailServerAuthentication": ["IncomingServer", "AuthenticationMethod"],
          "IncomingMailServerIMAPPathPrefix": ["IncomingServer", "IMAPPathPrefix"],
          "OutgoingMailServerHostName": ["OutgoingServer", "HostName"],
          "OutgoingMailServerPortNumber": ["OutgoingServer", "Port"],
          "OutgoingMailServerAuthentication": ["OutgoingServer", "AuthenticationMethod"],
        ],
        values: [
          "EmailAccountType": ["IMAP": "EmailTypeIMAP", "POP": "EmailTypePOP"],
          "IncomingMailServerAuthentication": methods, "OutgoingMailServerAuthentication": methods,
        ],
        carried: ["EmailAccountDescription"]
      ) { $0.readMail($1, $2, address: $3 ?? .unknown($1.entries.place)) },
      "account.exchange": ConfigurationForm([
        "Host": ["HostName"], "EnableMail": ["MailServiceActive"], "OAuth": ["OAuth", "Enabled"],
        "OAuthSignInURL": ["OAuth", "SignInURL"], "PayloadDisplayName": ["Payload", "VisibleName"],
      ]) { installed, payload, position, _ in
        installed.readAccount(payload, position, .exchangeActiveSync)
      },
      "account.caldav": ConfigurationForm([
        "CalDAVHostName": ["HostName"], "CalDAVPort": ["Port"], "CalDAVAccountDescription": ["VisibleName"],
      ]) { installed, payload, position, _ in installed.readAccount(payload, position, .calDAV) },
      "account.carddav": ConfigurationForm([
        "CardDAVHostName": ["HostName"], "CardDAVPort": ["Port"],
        "CardDAVAccountDescription": ["VisibleName"],
      ]) { installed, payload, position, _ in installed.readAccount(payload, position, .cardDAV) },
      "account.google": ConfigurationForm(["AccountDescription": ["VisibleName"]]) {
        installed, payload, position, _ in installed.readAccount(payload, position, .google)
      },
      "account.ldap": ConfigurationForm([
        "LDAPAccountHostName": ["HostName"], "LDAPAccountDescription": ["VisibleName"],
      ]) { installed, payload, position, _ in installed.readAccount(payload, position, .ldap) },
      "network.dns-settings": ConfigurationForm(
        [:], carried: ["DNSProtocol", "ServerURL", "ServerName", "AllowFailover", "ProhibitDisablement"]
      ) { installed, payload, position, _ in installed.readDNSSettings(payload, position) },
      "network.dns-proxy": ConfigurationForm([:], carried: ["AppBundleIdentifier"]) {
        installed, payload, position, _ in installed.readDNSProxy(payload, position)
      },
      "network.relay": ConfigurationForm([:], carried: ["UIToggleEnabled"]) {
        installed, payload, position, _ in installed.readRelay(payload, position)
      },
      "webcontent-filter.plugin": ConfigurationForm(
        [
          "FilterSockets": ["Filter", "Sockets", "Enabled"],
          "FilterPackets": ["Filter", "Packets", "Enabled"],
          "FilterBrowsers": ["Filter", "Browsers", "Enabled"], "UserDefinedName": ["VisibleName"],
        ],
        values: ["FilterType": ["com.apple.configuration.webcontent-filter.plugin": "Plugin"]],
        outside: ["FilterType": ["Type"]]
      ) { installed, payload, position, _ in installed.readContentFilter(payload, position) },
    ]
    for (name, type) in [("ikev2", "IKEv2"), ("ipsec", "IPSec"), ("vpn-plugin", "VPN")] {
      forms["network.vpn.\(name)"] = vpn(name, type)
    }
    return Dictionary(uniqueKeysWithValues: forms.map { ("com.apple.configuration.\($0)", $1) })
  }()

  private static let methods = [
    "None": "EmailAuthNone", "Password": "EmailAuthPassword", "CRAMMD5": "EmailAuthCRAMMD5",
    "NTLM": "EmailAuthNTLM", "HTTPMD5": "EmailAuthHTTPMD5",
  ]

  /// A VPN, whose own dictionary a configuration does without.
  private static func vpn(_ name: String, _ type: String) -> ConfigurationForm {
    ConfigurationForm(
      [
        type: [], "UserDefinedName": ["VisibleName"], "RemoteAddress": ["HostName"],
        "IncludeAllNetworks": ["NetworkRouting", "IncludeAllNetworks"],
        "ExcludeAPNs": ["NetworkRouting", "ExcludeAPNs"],
        "ExcludeCellularServices": ["NetworkRouting", "ExcludeCellularServices"],
        "OnDemandEnabled": ["OnDemand", "Enabled"], "OnDemandRules": ["OnDemand", "Rules"],
        "OnDemandUserOverrideDisabled": ["OnDemand", "DisableUserOverride"],
      ],
      values: ["VPNType": ["com.apple.configuration.network.vpn.\(name)": type]],
      outside: ["VPNType": ["Type"]]
    ) { installed, payload, position, _ in installed.readVPN(payload, position) }
  }
}
