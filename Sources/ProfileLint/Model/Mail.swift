import LocatedPlist
import ProfileSchema

/// A mail account of com.apple.mail.managed.
///
/// An object, as its servers are: every rule for mail looks at each, and a copy would cost more than most
/// of the rules.
public final class MailAccount: Sendable {
  /// Position in `Device.payloads`.
  public let payload: Int
  /// The payload's dictionary.
  let entries: Entries
  public let type: Setting<String>
  public let address: Setting<String>
  public let incoming: MailServer
  public let outgoing: MailServer
  /// What an export says beyond that; nil for an account of a profile.
  let exported: ExportedAccount?

  /// The part of the address behind the @, as names are compared.
  public let domain: String?
  /// Whose addresses end in that domain; nil for one that no table has.
  public let provider: MailProvider?

  init(
    payload: Int, entries: Entries, type: Setting<String>, address: Setting<String>,
    incoming: MailServer, outgoing: MailServer, exported: ExportedAccount? = nil
  ) {
    self.exported = exported
    self.payload = payload
    self.entries = entries
    self.type = type
    self.address = address
    self.incoming = incoming
    self.outgoing = outgoing
    domain = address.value.flatMap(HostName.domain(ofAddress:))
    provider = domain.flatMap(MailProviders.shared.provider(ofDomain:))
  }

  /// The payload's dictionary, for a key that is missing.
  public var place: Place { entries.place }

  /// Where to point when the mailbox is meant. The address of a declaration stands in an asset, which others may
  /// share.
  var mailboxPlace: Place { (entries.isDeclaration ? incoming.host.place : address.place) ?? place }

  /// Whether an export of the device lists it, rather than a profile that sets it up.
  public var isExported: Bool { exported != nil }

  /// What the user sees as the account's name.
  public var description: Setting<String> { entries.string("EmailAccountDescription") }

  /// The per-app VPN that the account's traffic is meant to take.
  public var vpnUUID: Setting<String> { entries.string("VPNUUID") }

  /// Whether it has a VPN of its own, or a variable stands where one is named. What an export lists was set up
  /// without.
  var mayUseVPN: Bool { !vpnUUID.isAbsent && !isExported }

  /// Whether it is iCloud's: by its address, or by a server where the domain is somebody's own.
  public var isICloud: Bool {
    provider?.id == "me.com"
      || servers.contains { $0.hostName.map { HostName.isIn("mail.me.com", $0) } ?? false }
  }

  /// The incoming server, then the outgoing one.
  public var servers: [MailServer] { [incoming, outgoing] }
}

/// One of the two servers of a mail account.
public final class MailServer: Sendable {
  public enum MailProtocol: String, Sendable {
    case imap, pop, smtp
  }

  /// Position of its account in `Device.mailAccounts`; nil for an entry of an export that stands on its own.
  public let account: Int?
  /// Nil where EmailAccountType is missing or unknown.
  public let mailProtocol: MailProtocol?
  public let isOutgoing: Bool
  /// The payload's dictionary.
  let entries: Entries
  public let host: Setting<String>
  public let port: Setting<Int>
  /// …UseSSL; absent means false.
  public let usesSSL: Setting<Bool>
  public let userName: Setting<String>
  /// EmailAuthPassword and the like.
  public let authentication: Setting<String>

  /// The host name as names are compared: lower case, without blanks around it and a final dot;
  /// nil where there is none.
  public let hostName: String?
  /// What the tables know about the host; nil for a server that stands in none of them.
  let known: MailHostFacts?

  init(
    account: Int?, mailProtocol: MailProtocol?, isOutgoing: Bool, entries: Entries, host: Setting<String>,
    port: Setting<Int>, usesSSL: Setting<Bool>, userName: Setting<String>,
    authentication: Setting<String>, hostName: String?,
    known: MailHostFacts?
  ) {
    self.account = account
    self.mailProtocol = mailProtocol
    self.isOutgoing = isOutgoing
    self.entries = entries
    self.host = host
    self.port = port
    self.usesSSL = usesSSL
    self.userName = userName
    self.authentication = authentication
    self.hostName = hostName
    self.known = known
  }

  /// The payload's dictionary, for a key that is missing.
  public var place: Place { entries.place }

  /// What is documented about the host, for any protocol; empty for a server nobody documents.
  var documented: [MailServerFact] { known?.documented ?? [] }

  /// The ports that start with TLS; 587, 143 and 110 start in plain text and upgrade.
  static let tlsOnlyPorts = [993, 995, 465]

  /// Whether it surely speaks TLS: SSL is on, or its port has nothing else where the form has no word for that.
  var surelyUsesTLS: Bool {
    if case .unknown = usesSSL { return port.value.map(Self.tlsOnlyPorts.contains) ?? false }
    return usesSSL.value == true
  }

  /// Whether it surely does without TLS: SSL is off, or the key is absent, which means the same.
  public var isUnprotected: Bool { usesSSL.isAbsent || usesSSL.value == false }

  /// Who signs in, where a declaration keeps that in an asset: its identifier.
  var credentials: String? {
    guard entries.isDeclaration else { return nil }
    return entries.string(isOutgoing ? "OutgoingMailServerCredentials" : "IncomingMailServerCredentials")
      .value
  }

  /// Whether it signs in; EmailAuthNone is the only value that does not.
  public var authenticates: Bool { authentication.value != "EmailAuthNone" }

  /// A kind of authentication in the words of the document.
  func word(_ authentication: String) -> String {
    entries.word(authentication, of: prefix + "Authentication")
  }

  /// Signing in with a password.
  var passwordMethod: String { word("EmailAuthPassword") }

  private var prefix: String { isOutgoing ? "OutgoingMailServer" : "IncomingMailServer" }

  /// A setting by the end of Apple's key for it.
  public enum Key: String, Sendable {
    case hostName = "HostName"
    case port = "PortNumber"
    case usesSSL = "UseSSL"
    case userName = "Username"
  }

  /// The name of the key that holds a setting.
  public func key(_ key: Key) -> String {
    keyElsewhere(place(of: key)) ?? entries.name(of: prefix + key.rawValue)
  }

  private func place(of key: Key) -> Place? {
    switch key {
    case .hostName: host.place
    case .port: port.place
    case .usesSSL: usesSSL.place
    case .userName: userName.place
    }
  }

  /// The key of a value that does not stand with the others: servers of iCloud are settings of the account as a whole,
  /// with names of their own.
  private func keyElsewhere(_ place: Place?) -> String? {
    guard entries.dialect != nil, case .value(let index)? = place?.anchor else { return nil }
    let node = entries.node.list.node(Int(index))
    return entries.node.contains(node) ? nil : node.key
  }
}
