import LocatedPlist
import ProfileSchema

/// A mail account of com.apple.mail.managed.
public struct MailAccount: Sendable {
  /// Position in `Device.payloads`.
  public var payload: Int
  /// The payload's dictionary, for a key that is missing.
  public var place: Place
  public var type: Setting<String>
  public var address: Setting<String>
  /// What the user sees as the account's name (EmailAccountDescription).
  public var description: Setting<String>
  public var incoming: MailServer
  public var outgoing: MailServer

  /// The part of the address behind the @, as names are compared.
  public var domain: String? {
    guard let address = address.value, let at = address.lastIndex(of: "@") else { return nil }
    return HostName.normalised(String(address[address.index(after: at)...]))
  }

  /// The incoming server, then the outgoing one.
  public var servers: [MailServer] { [incoming, outgoing] }
}

/// One of the two servers of a mail account.
public struct MailServer: Sendable {
  public enum MailProtocol: String, Sendable {
    case imap, pop, smtp
  }

  /// Position of its account in `Device.mailAccounts`.
  public let account: Int
  /// Nil where EmailAccountType is missing or unknown.
  public let mailProtocol: MailProtocol?
  public let isOutgoing: Bool
  /// The payload's dictionary, for a key that is missing.
  public let place: Place
  public let host: Setting<String>
  public let port: Setting<Int>
  /// …UseSSL; absent means false.
  public let usesSSL: Setting<Bool>
  /// EmailAuthPassword and the like.
  public let authentication: Setting<String>
  public let userName: Setting<String>

  /// The host name as names are compared: lower case, without blanks around it and a final dot;
  /// nil where there is none.
  public let hostName: String?
  /// What is documented about the host, for any protocol; empty for a server nobody documents.
  /// Looked up once here, because most mail rules ask for it.
  public let documented: [MailServerFact]

  init(
    account: Int, mailProtocol: MailProtocol?, isOutgoing: Bool, place: Place, host: Setting<String>,
    port: Setting<Int>, usesSSL: Setting<Bool>, authentication: Setting<String>,
    userName: Setting<String>
  ) {
    self.account = account
    self.mailProtocol = mailProtocol
    self.isOutgoing = isOutgoing
    self.place = place
    self.host = host
    self.port = port
    self.usesSSL = usesSSL
    self.authentication = authentication
    self.userName = userName
    let name = host.value.map(HostName.normalised) ?? ""
    hostName = name.isEmpty ? nil : name
    documented = name.isEmpty ? [] : MailProviders.shared.servers(at: name)
  }

  /// Whether it surely does without TLS: SSL is off, or the key is absent, which means the same.
  public var isUnprotected: Bool { usesSSL.isAbsent || usesSSL.value == false }

  /// Whether it signs in; EmailAuthNone is the only value that does not.
  public var authenticates: Bool { authentication.value != "EmailAuthNone" }

  /// The name of the key that holds the host, the port or the SSL switch.
  public func key(_ suffix: String) -> String {
    (isOutgoing ? "OutgoingMailServer" : "IncomingMailServer") + suffix
  }
}

extension Installed {
  mutating func readMail(_ payload: Payload, _ position: Int) {
    let entries = payload.entries
    let type = entries.string("EmailAccountType")
    let incoming: MailServer.MailProtocol? =
      switch type.value {
      case "EmailTypeIMAP": .imap
      case "EmailTypePOP": .pop
      default: nil
      }
    facets.insert(.mail)
    mailAccounts.append(
      MailAccount(
        payload: position, place: entries.place, type: type,
        address: entries.string("EmailAddress"),
        description: entries.string("EmailAccountDescription"),
        incoming: MailServer(
          account: mailAccounts.count, mailProtocol: incoming, isOutgoing: false,
          place: entries.place,
          host: entries.string("IncomingMailServerHostName"),
          port: entries.integer("IncomingMailServerPortNumber"),
          usesSSL: entries.boolean("IncomingMailServerUseSSL"),
          authentication: entries.string("IncomingMailServerAuthentication"),
          userName: entries.string("IncomingMailServerUsername")),
        outgoing: MailServer(
          account: mailAccounts.count, mailProtocol: .smtp, isOutgoing: true,
          place: entries.place,
          host: entries.string("OutgoingMailServerHostName"),
          port: entries.integer("OutgoingMailServerPortNumber"),
          usesSSL: entries.boolean("OutgoingMailServerUseSSL"),
          authentication: entries.string("OutgoingMailServerAuthentication"),
          userName: entries.string("OutgoingMailServerUsername"))))
    noteSecrets(
      ["IncomingPassword", "OutgoingPassword"], in: entries, .account, payload: position)
  }
}
