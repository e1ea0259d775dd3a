import LocatedPlist

/// Where the settings of a server stand: in its own row, or in Mail's part of the account above.
struct StoredServer {
  var own: StoredAccounts.Row?
  var mail: StoredMailClass.Server?
  var place: Place
}

/// What iCloud and other accounts of that kind say of their servers, in the account as a whole: the dictionary
/// `com.apple.Dataclass.Mail`.
///
/// Read once, for an account may have many parts.
struct StoredMailClass {
  struct Server {
    var host: Located<String>?
    var port: Located<Int>?
    var usesSSL: Located<Bool>?
  }

  let address: Located<String>?
  let userName: Located<String>?
  let incoming: Server
  let outgoing: Server

  init(_ mail: Entries) {
    address = mail.string("EmailAddress").located
    userName = mail.string("Username").located
    incoming = Server(
      host: mail.string("imapHostname").located, port: mail.integer("imapPort").located,
      usesSSL: mail.boolean("imapRequiresSSL").located)
    outgoing = Server(
      host: mail.string("smtpHostname").located, port: mail.integer("smtpPort").located,
      usesSSL: mail.boolean("smtpRequiresSSL").located)
  }
}

extension MailExport.ServerSettings {
  init(_ stored: StoredServer, userName: Setting<String>) {
    let own = stored.own
    let unknown = Setting<String>.unknown(stored.place)
    self.init(
      // iCloud has been seen to keep a number here, which says nothing.
      host: (own?.host ?? stored.mail?.host).map { .known($0) } ?? unknown,
      port: Self.port(stored), usesSSL: Self.usesSSL(stored), userName: userName,
      authentication: own.map { MailExport.authentication($0.entries, properties: $0.properties) } ?? unknown)
  }

  /// Where there is none, or 0, or an empty text, the device takes the usual one.
  private static func port(_ stored: StoredServer) -> Setting<Int> {
    let entries = stored.own?.entries
    let own = entries?.integer("IncomingMailServerPortNumber")
    if let own, let port = own.located { return port.value == 0 ? .unknown(port.place) : own }
    if let port = stored.mail?.port { return .known(port) }
    let isEmpty =
      entries?.child("IncomingMailServerPortNumber").map { $0.kind == .null || $0.isEmpty } ?? true
    return isEmpty ? .unknown(stored.place) : own ?? .unknown(stored.place)
  }

  private static func usesSSL(_ stored: StoredServer) -> Setting<Bool> {
    let own = stored.own?.entries.boolean("IncomingMailServerUseSSL")
    if let own, own.located != nil { return own }
    // SSLIsDirect can only prove that TLS is on: false is STARTTLS, or nothing.
    if let direct = stored.own?.properties?.boolean("SSLIsDirect").located, direct.value {
      return .known(direct)
    }
    if let requires = stored.mail?.usesSSL { return .known(requires) }
    guard let value = stored.own?.entries.child("IncomingMailServerUseSSL") else {
      return stored.own?.isOfiPhone == true ? .absent : .unknown(stored.place)
    }
    // A value that is there and says nothing, or could not be read, is neither on nor off.
    return value.kind == .null ? .unknown(stored.place) : own ?? .unknown(stored.place)
  }
}

extension StoredAccounts.Row {
  fileprivate var host: Located<String>? {
    entries.string("IncomingMailServerHostName").located.flatMap { $0.value.isEmpty ? nil : $0 }
  }

  /// Whether it is a server that somebody set up on an iPhone. Mail there takes the key SSLEnabled away when it
  /// switches TLS off, and reads nothing as off for these classes; seen in its MFAccount (iOS 16).
  fileprivate var isOfiPhone: Bool {
    guard host != nil, let name = properties?.string("Class").value else { return false }
    return ["IMAPAccount", "POPAccount", "SMTPAccount"].contains(name)
  }
}
