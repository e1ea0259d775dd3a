import LocatedPlist

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
  public var account: Int
  /// Nil where EmailAccountType is missing or unknown.
  public var mailProtocol: MailProtocol?
  public var isOutgoing: Bool
  /// The payload's dictionary, for a key that is missing.
  public var place: Place
  public var host: Setting<String>
  public var port: Setting<Int>
  /// …UseSSL; absent means false.
  public var usesSSL: Setting<Bool>
  /// EmailAuthPassword and the like.
  public var authentication: Setting<String>
  public var userName: Setting<String>

  /// The host name as names are compared: lower case, without blanks around it and a final dot;
  /// nil where there is none.
  public var hostName: String? {
    guard let host = host.value else { return nil }
    let name = HostName.normalised(host)
    return name.isEmpty ? nil : name
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
