/// A company or carrier that runs mailboxes.
public struct MailProvider: Sendable, Hashable {
  /// The id in the tables, mostly the name of its file in the ISPDB: `me.com`.
  public let id: String
  /// As people call it: `iCloud Mail`.
  public let name: String
}

/// One way to reach a provider's mailbox, as somebody documents it.
public struct MailServerFact: Sendable {
  public enum MailProtocol: String, Sendable { case imap, pop, smtp }
  /// `ssl` speaks TLS from the first byte; `starttls` upgrades to it.
  public enum Security: String, Sendable { case ssl, starttls, plain }

  /// How much a row can prove.
  public enum Status: String, Sendable {
    /// Documented today: the only rows that a finding may rest on.
    case current
    /// Named by one source while a better one names other values.
    case secondary
    /// Documented once, under this host.
    case renamed
    /// Believed, but not verified.
    case unknown
  }

  /// What a server takes as the user name.
  public enum UserNameForm: Sendable, Hashable {
    case address, localPart, either, unknown
    /// au's mail ID, which is no part of the address.
    case mailID
    /// docomo's d-account ID, which may look like anything.
    case accountID
  }

  public enum PasswordKind: String, Sendable {
    case account
    case appPassword = "app-password"
    case providerPassword = "provider-password"
    case oauthOnly = "oauth-only"
  }

  public let provider: MailProvider
  public let mailProtocol: MailProtocol
  /// Lower case; may be a pattern with `p<digits>`, which `MailProviders` matches.
  public let host: String
  public let port: Int
  public let security: Security
  /// `password`, `oauth2`, `cram-md5|apop`, `none`; best first; empty where nobody says.
  public let authentication: [String]
  public let userName: UserNameForm
  public let status: Status
  public let password: PasswordKind
  /// How many public databases say exactly this.
  public let sourceCount: Int
}

/// A host name that was right once, or never.
public struct RetiredMailHost: Sendable {
  public enum Status: String, Sendable {
    /// Switched off.
    case retired
    /// The provider documents another host now; the old one may still answer.
    case renamed
    /// A wrong guess that public lists repeat.
    case neverDocumented = "never-documented"
    /// The provider left the public database, which says nothing about the host.
    case delisted
  }

  public let host: String
  public let status: Status
  /// Hosts to use instead, for all protocols; may be empty.
  public let replacements: [String]
  /// `2012-01-24`, where it is known.
  public let date: String?
}
