import LocatedPlist

/// An account that a payload sets up: mail, Exchange, Google, calendars, contacts, directories.
///
/// `MailAccount` says more about an account of com.apple.mail.managed; here every kind looks alike. An
/// object, as that is: many rules look at each account, and copies would cost more than most of them.
public final class Account: Sendable {
  public enum Kind: Sendable, Hashable {
    case mail, exchangeActiveSync, exchangeWebServices, google, calDAV, cardDAV, ldap
    case subscribedCalendar
  }

  public let kind: Kind
  /// Position in `Device.payloads`.
  public let payload: Int
  /// The payload's dictionary.
  public let entries: Entries
  /// What the user sees as the account's name. Exchange has no key of its own for it: there it is the
  /// payload's PayloadDisplayName.
  public let description: Setting<String>
  /// The mail address, for kinds that have one.
  public let address: Setting<String>
  public let endpoints: [Endpoint]
  /// What `Device.mailAccounts` has of it, where it is an account of com.apple.mail.managed.
  public let mail: MailAccount?
  /// Its user names, of accounts through which mail comes.
  let signIns: [SignIn]

  init(
    kind: Kind, payload: Int, entries: Entries, description: Setting<String>, address: Setting<String>,
    endpoints: [Endpoint], mail: MailAccount? = nil
  ) {
    self.kind = kind
    self.payload = payload
    self.entries = entries
    self.description = description
    self.address = address
    self.endpoints = endpoints
    self.mail = mail
    signIns = SignIn.all(kind, entries, mail)
  }

  /// Whether mail comes through it, unless a key says otherwise.
  public var carriesMail: Bool {
    switch kind {
    case .mail, .exchangeWebServices, .google: true
    case .exchangeActiveSync: entries.boolean("EnableMail").value != false
    case .calDAV, .cardDAV, .ldap, .subscribedCalendar: false
    }
  }

  /// Whether it is a mailbox of iCloud: its server stands below mail.me.com, or its address is Apple's.
  public var isICloudMail: Bool {
    if endpoints.contains(where: { HostName.isIn("mail.me.com", $0.hostName) }) { return true }
    guard kind == .mail, let domain = address.value.flatMap(HostName.domain(ofAddress:)) else { return false }
    return AppleDomain.mail.contains(domain)
  }

  /// The per-app VPN that the account's traffic is meant to take.
  public var vpnUUID: Setting<String> { entries.string("VPNUUID") }

  /// The payload's dictionary, for a key that is missing.
  public var place: Place { entries.place }

  /// What to call it in a message: its description, else its address; nil where it has neither.
  public var name: String? {
    [description.value, address.value].compactMap { $0 }.first { !$0.isEmpty }
  }
}

/// A server that an account connects to.
public struct Endpoint: Sendable {
  /// As written.
  public var host: Located<String>
  /// The host as names are compared.
  public var hostName: String
  /// As written, or what the account uses when nothing is written; nil where mail tries several.
  public var port: Int?
  /// Whether it speaks HTTP, so that an HTTP proxy stands in its way.
  public var isHTTP: Bool
  /// Whether it surely speaks TLS.
  public var usesTLS: Bool

  /// `imap.example.com:993` as written; without the port where there is none.
  public var address: String { port.map { "\(host.value):\($0)" } ?? host.value }
}

extension Installed {
  mutating func addMailAccount(_ account: MailAccount) {
    let endpoints = account.servers.compactMap { server in
      Self.endpoint(
        server.host, port: server.port.value, isHTTP: false, usesTLS: server.surelyUsesTLS)
    }
    accounts.append(
      Account(
        kind: .mail, payload: account.payload, entries: account.entries,
        description: account.description, address: account.address, endpoints: endpoints,
        mail: account))
    facets.insert(.accounts)
  }

  /// - Parameter elsewhere: the mail address, where it does not stand in the payload.
  mutating func readAccount(
    _ payload: Payload, _ position: Int, _ kind: Account.Kind, address elsewhere: Setting<String>? = nil
  ) {
    let entries = payload.entries
    let keys = AccountKeys(of: kind)
    let host = keys.host.map { entries.string($0) } ?? .absent
    let port = keys.port.flatMap { entries.integer($0).value }
    // Declarations have no switch for it.
    let usually = entries.isDeclaration || keys.usesSSLByDefault
    let isProtected = keys.usesSSL.map { entries.boolean($0).value ?? usually } ?? true
    let usual = kind == .ldap ? (isProtected ? 636 : 389) : (isProtected ? 443 : 80)
    let endpoint = Self.endpoint(
      host, port: port ?? usual, isHTTP: kind != .ldap, usesTLS: isProtected)
    accounts.append(
      Account(
        kind: kind, payload: position, entries: entries,
        description: keys.description.map { entries.string($0) } ?? .absent,
        address: elsewhere ?? entries.string("EmailAddress"), endpoints: endpoint.map { [$0] } ?? []))
    facets.insert(.accounts)
    noteSecrets(keys.secrets, in: entries, .account, payload: position)
  }

  private static func endpoint(
    _ host: Setting<String>, port: Int?, isHTTP: Bool, usesTLS: Bool
  ) -> Endpoint? {
    guard let host = host.located else { return nil }
    let name = HostName.normalised(host.value)
    guard HostName.isPlain(name) || HostName.isAddress(name) else { return nil }
    return Endpoint(host: host, hostName: name, port: port, isHTTP: isHTTP, usesTLS: usesTLS)
  }
}

/// Which keys hold what, for each kind of account (Apple's schema, release 27).
private struct AccountKeys {
  var host: StaticString?
  var port: StaticString?
  var usesSSL: StaticString?
  /// What an absent key means. Exchange ActiveSync is the only kind without TLS by default.
  var usesSSLByDefault = true
  var description: StaticString?
  var secrets: [StaticString] = []

  init(of kind: Account.Kind) {
    switch kind {
    case .exchangeActiveSync:
      (host, usesSSL, usesSSLByDefault) = ("Host", "SSL", false)
      description = "PayloadDisplayName"
      secrets = ["Password", "CertificatePassword"]
    case .exchangeWebServices:
      (host, port, usesSSL) = ("Host", "Port", "SSL")
      description = "PayloadDisplayName"
      secrets = ["Password"]
    case .google:
      description = "AccountDescription"
    case .calDAV:
      (host, port, usesSSL) = ("CalDAVHostName", "CalDAVPort", "CalDAVUseSSL")
      (description, secrets) = ("CalDAVAccountDescription", ["CalDAVPassword"])
    case .cardDAV:
      (host, port, usesSSL) = ("CardDAVHostName", "CardDAVPort", "CardDAVUseSSL")
      (description, secrets) = ("CardDAVAccountDescription", ["CardDAVPassword"])
    case .ldap:
      (host, usesSSL) = ("LDAPAccountHostName", "LDAPAccountUseSSL")
      (description, secrets) = ("LDAPAccountDescription", ["LDAPAccountPassword"])
    case .subscribedCalendar:
      (host, usesSSL) = ("SubCalAccountHostName", "SubCalAccountUseSSL")
      (description, secrets) = ("SubCalAccountDescription", ["SubCalAccountPassword"])
    case .mail:
      break
    }
  }
}
