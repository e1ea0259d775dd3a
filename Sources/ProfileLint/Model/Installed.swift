import LocatedPlist
import ProfileSchema

/// Everything that the payloads of a device set up, by kind, in document order.
public struct Installed: Sendable {
  public internal(set) var facets: Facets = [.documents]
  public internal(set) var mailAccounts: [MailAccount] = []
  /// Incoming and outgoing servers of all mail accounts, in order.
  public internal(set) var mailServers: [MailServer] = []
  /// Accounts that a device reports to its management server, in order.
  var reportedAccounts: [ReportedAccount] = []
  /// Addresses of accounts that are not at mail servers of this kind, such as Exchange, in small letters.
  var otherAddresses: Set<String> = []
  /// What providers publish about their servers, in order.
  var providerSettings: [ProviderSettings] = []
  /// The rules that a user made in Mail, in order.
  var mailRules: [MailRule] = []
  /// Mail messages, in order.
  var messages: [Message] = []
  /// The outgoing servers that exports list, each once, in order.
  var outgoingEntries: [OutgoingEntry] = []
  /// Every account, of whatever kind, in order.
  public internal(set) var accounts: [Account] = []
  public internal(set) var proxies: [Proxy] = []
  /// Which certificates the networks of each profile trust for their own sign-in, by the profile's position.
  var networkTrust: [Int: NetworkTrust] = [:]
  public internal(set) var wifiNetworks: [WiFiNetwork] = []
  public internal(set) var vpns: [VPN] = []
  public internal(set) var contentFilters: [ContentFilter] = []
  public internal(set) var dnsSettings: [DNSSettings] = []
  public internal(set) var dnsProxies: [DNSProxy] = []
  public internal(set) var cellular: [CellularPayload] = []
  public internal(set) var certificates: [Certificate] = []
  /// Certificates and identities that other payloads can refer to.
  public internal(set) var credentials: [Credential] = []
  /// Where payloads refer to them.
  public internal(set) var references: [Reference] = []
  public internal(set) var relays: [Relay] = []
  public internal(set) var restrictions: [Preferences] = []
  /// Other payloads that hold nothing but keys.
  public internal(set) var preferencePayloads: [Preferences] = []
  /// Passwords and other secrets that stand in payloads: where, never what.
  public internal(set) var secrets: [StoredSecret] = []

  /// What the tables know about the hosts of mail servers, by name, so that equal hosts share it.
  private var mailHosts: [String: MailHostFacts?] = [:]

  /// Reads one payload; the number is its position in `Device.payloads`.
  typealias Reader = @Sendable (inout Installed, Payload, Int) -> Void

  /// Who reads which payload type. A type that is not here holds nothing that the rules ask for.
  static let readers: [String: Reader] = [
    "com.apple.mail.managed": { $0.readMail($1, $2) },
    "com.apple.eas.account": {
      $0.readAccount($1, $2, .exchangeActiveSync)
      $0.noteReferences(
        ["SMIMESigningCertificateUUID", "SMIMEEncryptionCertificateUUID"], .smime, in: $1.entries,
        payload: $2)
      $0.noteReferences(["PayloadCertificateUUID"], .identity, in: $1.entries, payload: $2)
    },
    "com.apple.ews.account": {
      $0.readAccount($1, $2, .exchangeWebServices)
      $0.noteReferences(
        ["PayloadCertificateUUID", "AuthenticationCertificateUUID"], .identity, in: $1.entries, payload: $2)
    },
    "com.apple.google-oauth": { $0.readAccount($1, $2, .google) },
    "com.apple.caldav.account": { $0.readAccount($1, $2, .calDAV) },
    "com.apple.carddav.account": { $0.readAccount($1, $2, .cardDAV) },
    "com.apple.ldap.account": { $0.readAccount($1, $2, .ldap) },
    "com.apple.subscribedcalendar.account": { $0.readAccount($1, $2, .subscribedCalendar) },
    "com.apple.proxy.http.global": { $0.readGlobalProxy($1, $2) },
    "com.apple.SystemConfiguration": { $0.readNetworkServices($1, $2) },
    "com.apple.wifi.managed": { $0.readWiFi($1, $2) },
    "com.apple.globalethernet.managed": { $0.readEAP($1, $2) },
    "com.apple.firstethernet.managed": { $0.readEAP($1, $2) },
    "com.apple.secondethernet.managed": { $0.readEAP($1, $2) },
    "com.apple.thirdethernet.managed": { $0.readEAP($1, $2) },
    "com.apple.firstactiveethernet.managed": { $0.readEAP($1, $2) },
    "com.apple.secondactiveethernet.managed": { $0.readEAP($1, $2) },
    "com.apple.thirdactiveethernet.managed": { $0.readEAP($1, $2) },
    "com.apple.vpn.managed": { $0.readVPN($1, $2) },
    "com.apple.vpn.managed.applayer": { $0.readVPN($1, $2) },
    "com.apple.webcontent-filter": { $0.readContentFilter($1, $2) },
    "com.apple.familycontrols.contentfilter": { $0.readFamilyControls($1, $2) },
    "com.apple.dnsSettings.managed": { $0.readDNSSettings($1, $2) },
    "com.apple.dnsProxy.managed": { $0.readDNSProxy($1, $2) },
    "com.apple.relay.managed": { $0.readRelay($1, $2) },
    "com.apple.cellular": { $0.readCellular($1, $2) },
    "com.apple.apn.managed": { $0.readAPN($1, $2) },
    "com.apple.managedCarrier": { $0.readAPN($1, $2) },
    "com.apple.security.root": { $0.readCertificate($1, $2) },
    "com.apple.security.pem": { $0.readCertificate($1, $2) },
    "com.apple.security.pkcs1": { $0.readCertificate($1, $2) },
    "com.apple.security.pkcs12": { $0.readCertificate($1, $2) },
    "com.apple.mdm": { $0.readMDM($1, $2) },
    "com.apple.security.FDERecoveryKeyEscrow": { $0.readRecoveryKey($1, $2) },
    "com.apple.security.FDERecoveryRedirect": { $0.readRecoveryKey($1, $2) },
    "com.apple.MCX.FileVault2": { $0.readRecoveryKey($1, $2) },
    "com.apple.security.identitypreference": { $0.readIdentityPreference($1, $2) },
    "com.apple.security.certificatepreference": { $0.readCertificatePreference($1, $2) },
    "com.apple.sso": { $0.readSingleSignOn($1, $2) },
    "com.apple.extensiblesso": { $0.readSingleSignOnExtension($1, $2) },
    "com.apple.education": { $0.readEducation($1, $2) },
    "com.apple.lom": { $0.readLightsOutManagement($1, $2) },
    "com.apple.security.scep": { $0.readCredential($1, $2) },
    "com.apple.security.acme": { $0.readCredential($1, $2) },
    "com.apple.ADCertificate.managed": { $0.readCredential($1, $2) },
    "com.apple.applicationaccess": { $0.readPreferences($1, $2, .restrictions) },
    "com.apple.applicationaccess.new": { $0.readPreferences($1, $2, .macApps) },
    "com.apple.networkusagerules": { $0.readPreferences($1, $2, .networkUsage) },
    "com.apple.notificationsettings": { $0.readPreferences($1, $2, .notifications) },
    "com.apple.domains": { $0.readPreferences($1, $2, .domains) },
    "com.apple.systempreferences": { $0.readPreferences($1, $2, .settingsPanes) },
    "com.apple.MCX": { $0.readPreferences($1, $2, .managedClient) },
    "com.apple.security.certificatetransparency": {
      $0.readPreferences($1, $2, .certificateTransparency)
    },
    "com.apple.SoftwareUpdate": { $0.readPreferences($1, $2, .softwareUpdate) },
    "com.apple.profileRemovalPassword": { $0.readPreferences($1, $2, .profileRemovalPassword) },
    "com.apple.webClip.managed": { $0.readPreferences($1, $2, .webClip) },
    "com.apple.mail": { $0.readPreferences($1, $2, .mail) },
    "com.apple.ManagedClient.preferences": { $0.readManagedPreferences($1, $2) },
  ]
}

/// A password or other secret in a payload. Its value is never read.
public struct StoredSecret: Sendable {
  public enum Use: Sendable { case account, wifi, vpn, proxy, apn, identity }

  /// Position in `Device.payloads`.
  public var payload: Int
  /// The key's name, for the message.
  public var key: String
  /// Where the key stands; never the value.
  public var place: Place
  public var use: Use

  /// What a device shows of a secret that it keeps to itself, as in the stubs of installed profiles.
  static let hidden = "(present)"
}

extension Installed {
  /// What the tables know about a host; nil for one that they do not know.
  mutating func facts(ofMailHost name: String) -> MailHostFacts? {
    if let known = mailHosts[name] { return known }
    let facts = MailProviders.shared.facts(ofHost: name)
    mailHosts[name] = .some(facts)
    return facts
  }

  /// Notes each of the keys that is present and not empty.
  mutating func noteSecrets(
    _ keys: [StaticString], in entries: Entries, _ use: StoredSecret.Use, payload: Int
  ) {
    for key in keys {
      guard let node = entries.child(key), let place = entries.keyPlace(key) else { continue }
      if case .unknown = entries.string(key) { continue }
      if node.isEmpty || (entries.dialect != nil && node.string == StoredSecret.hidden) { continue }
      secrets.append(StoredSecret(payload: payload, key: "\(key)", place: place, use: use))
      facets.insert(.secrets)
    }
  }
}
