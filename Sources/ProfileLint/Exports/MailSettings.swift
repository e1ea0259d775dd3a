import LocatedPlist

// Accounts.plist of Mail (OS X 10.7 to 10.10) and com.apple.mail.plist (10.6 and older). The keys were seen in
// importers of other mail programs; isActive, uniqueId and DisableDynamicServerDetection are from memory.
extension MailExport {
  init(settings root: Entries) {
    form = .mailSettings
    outgoing = root.sections("DeliveryAccounts").map { Outgoing(delivery: $0.speaking(.mailSettings)) }
    incoming = root.sections("MailAccounts").compactMap { Incoming(settings: $0.speaking(.mailSettings)) }
  }
}

extension Dialect {
  /// The keys of an account or a delivery account of Mail.
  static let mailSettings = Dialect(
    names: [
      "EmailAccountDescription": ["AccountName"], "EmailAccountType": ["AccountType"],
      "IncomingMailServerHostName": ["Hostname"], "OutgoingMailServerHostName": ["Hostname"],
      "IncomingMailServerPortNumber": ["PortNumber"], "OutgoingMailServerPortNumber": ["PortNumber"],
      "IncomingMailServerUseSSL": ["SSLEnabled"], "OutgoingMailServerUseSSL": ["SSLEnabled"],
      "IncomingMailServerUsername": ["Username"], "OutgoingMailServerUsername": ["Username"],
      "IncomingMailServerAuthentication": ["AuthenticationScheme"],
      "OutgoingMailServerAuthentication": ["AuthenticationScheme"],
    ],
    words: [
      "EmailAccountType": ["IMAPAccount": "EmailTypeIMAP", "POPAccount": "EmailTypePOP"],
      "IncomingMailServerAuthentication": schemes, "OutgoingMailServerAuthentication": schemes,
    ])

  /// How Mail calls the ways to sign in, after SASL.
  static let schemes: Words = [
    "PLAIN": "EmailAuthPassword", "LOGIN": "EmailAuthPassword", "PASSWORD": "EmailAuthPassword",
    "CRAM-MD5": "EmailAuthCRAMMD5", "NTLM": "EmailAuthNTLM", "NONE": "EmailAuthNone",
    "DIGEST-MD5": "EmailAuthHTTPMD5",
  ]
}

extension Entries {
  /// The same dictionary, read in the words of another form.
  func speaking(_ dialect: Dialect) -> Entries {
    Entries(document: document, node: node, dialect: dialect)
  }

  /// The texts under a key, whether it is one or a list of them; without empty ones.
  func texts(_ key: StaticString) -> [Located<String>] {
    (string(key).located.map { [$0] } ?? strings(key)).filter { !$0.value.isEmpty }
  }
}

extension MailExport.Incoming {
  /// Nil for what is no account at a mail server: folders on the Mac, feeds, Exchange.
  fileprivate init?(settings entries: Entries) {
    let type = entries.string("EmailAccountType")
    guard let kind = type.located, !Self.othersTypes.contains(kind.value) else { return nil }
    let addresses = entries.aliases("EmailAddresses")
    self.init(
      entries: entries,
      // iCloud, Gmail and other providers have types of their own, all of them IMAP.
      type: .known(Located(kind.value == "EmailTypePOP" ? kind.value : "EmailTypeIMAP", at: kind.place)),
      address: (addresses.first?.address ?? entries.texts("EmailAddresses").first).map { .known($0) }
        ?? .unknown(entries.place),
      server: MailExport.ServerSettings(mailSettings: entries))
    sendsThrough = entries.texts("SMTPIdentifier")
    alternates = entries.texts("SMTPAlternateIdentifiers")
    name = entries.string("EmailAccountDescription").value
    aliases = addresses
    isActive = entries.boolean("isActive")
    keepsSettings = entries.boolean("DisableDynamicServerDetection").located
      .flatMap { $0.value ? $0.place : nil }
    folders = ExportedAccount.Folder.all(in: entries)
  }

  private static let othersTypes: Set<String> = [
    "LocalAccount", "SMTPAccount", "RSSAccount", "EWSAccount", "ExchangeAccount", "LDAPAccount",
  ]
}

extension MailExport.Outgoing {
  fileprivate init(delivery entries: Entries) {
    let server = MailExport.ServerSettings(mailSettings: entries)
    self.init(
      entries: entries, server: server, name: entries.string("EmailAccountDescription").value,
      isActive: entries.boolean("isActive"),
      names: [EntryName(host: server.host.value, user: server.userName.value)].compactMap { $0 })
  }
}

extension MailExport.ServerSettings {
  fileprivate init(mailSettings entries: Entries) {
    // With UseDefaultPorts on, Mail tries the usual ones and PortNumber counts for nothing.
    let usesDefaults = entries.boolean("UseDefaultPorts").value == true
    self.init(
      host: entries.string("IncomingMailServerHostName"),
      port: usesDefaults ? .unknown(entries.place) : Self.port(entries),
      usesSSL: Self.usesSSL(entries), userName: entries.string("IncomingMailServerUsername"),
      authentication: MailExport.authentication(entries))
  }

  /// Where there is 0 or an empty text, Mail takes the usual one, as it does in the accounts store.
  private static func port(_ entries: Entries) -> Setting<Int> {
    let port = entries.integer("IncomingMailServerPortNumber")
    let isEmpty = entries.child("IncomingMailServerPortNumber")?.isEmpty ?? false
    return isEmpty || port.value == 0 ? .unknown(entries.place) : port
  }

  /// SecurityLayerType counts where SSLEnabled does not say: 2 is STARTTLS, 3 is TLS from the first byte.
  private static func usesSSL(_ entries: Entries) -> Setting<Bool> {
    let layer = entries.integer("SecurityLayerType").located
    if let layer, layer.value == 2 || layer.value == 3 { return .known(Located(true, at: layer.place)) }
    return entries.boolean("IncomingMailServerUseSSL")
  }
}

extension MailExport {
  /// How a server is signed in to, in the words of com.apple.mail.managed; unknown for any other way.
  ///
  /// - Parameter properties: the dictionary that has ShouldUseAuthentication, where that is another one.
  static func authentication(_ entries: Entries, properties: Entries? = nil) -> Setting<String> {
    let asks = (properties ?? entries).boolean("ShouldUseAuthentication").located
    if let asks, !asks.value { return .known(Located("EmailAuthNone", at: asks.place)) }
    guard let scheme = entries.texts("IncomingMailServerAuthentication").first else {
      return .unknown(entries.place)
    }
    let isKnown = Dialect.schemes.contains { $0.value == scheme.value }
    return isKnown ? .known(scheme) : .unknown(scheme.place)
  }
}

extension ExportedAccount.Folder {
  /// Where sent, drafted and deleted messages and junk are kept.
  static func all(in entries: Entries) -> [Self] {
    let keys: [StaticString] = [
      "StoreSentMessagesOnServer", "StoreDraftsOnServer", "StoreTrashOnServer", "StoreJunkOnServer",
      "StoreSentOnServer",
    ]
    return keys.compactMap { key in
      entries.boolean(key).located.map { Self(key: "\(key)", isOnServer: $0) }
    }
  }
}
