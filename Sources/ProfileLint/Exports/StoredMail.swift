import LocatedPlist

// Mail's part of an accounts store. Which key says what was read in public readers of the store (macOS 27) and
// in the class headers of Mail on iPhones; there an account names its outgoing server by `SMTPIdentifier`, on
// Macs by `SendingAccountIdentifier`.
extension MailExport {
  init(store root: Entries) {
    form = .accountsStore
    let store = StoredAccounts(root)
    var byParent: [String: [Int]] = [:]
    for row in store.rows where row.role == .outgoing {
      if let parent = row.parent { byParent[parent, default: []].append(outgoing.count) }
      outgoing.append(Outgoing(row, in: store))
    }
    for row in store.rows where row.role == .incoming {
      // An account signed in to as a whole, as iCloud, has its outgoing server beside the incoming one.
      let own = [row.parent, row.identifier].compactMap { $0 }.flatMap { byParent[$0] ?? [] }
      incoming.append(Incoming(row, in: store, ownEntry: own.count == 1 ? own[0] : nil))
    }
  }
}

extension MailExport.Incoming {
  fileprivate init(_ row: StoredAccounts.Row, in store: StoredAccounts, ownEntry: Int?) {
    let entries = row.entries
    let properties = row.properties
    let mail = store.mailClass(of: row)
    let server = MailExport.ServerSettings(
      store.parts(of: row, isOutgoing: false), userName: store.incomingUserName(of: row))
    let lists = properties?.sections("EmailAliases") ?? []
    let listed = lists.flatMap { list in
      list.aliases("EmailAddresses", isEnabled: list.boolean("IsEnabled").value != false)
    }
    let others = properties?.aliases("EmailAddresses") ?? []
    let identity = properties?.string("IdentityEmailAddress").located
    let primary = lists.first { $0.boolean("IsPrimary").value == true }?.aliases("EmailAddresses").first
    let address =
      primary?.address ?? identity ?? (listed + others).first?.address
      ?? mail?.string("EmailAddress").located
      ?? server.userName.located.flatMap { $0.value.contains("@") ? $0 : nil }
    let type = row.type == "com.apple.account.POP" ? "EmailTypePOP" : "EmailTypeIMAP"
    self.init(
      entries: entries, type: .known(Located(type, at: entries.place)),
      address: address.map { .known($0) } ?? .unknown(entries.place), server: server)
    sendsThrough = ["SendingAccountIdentifier", "SMTPIdentifier"]
      .compactMap { properties?.string($0).located }
      .filter { !$0.value.isEmpty && $0.value != row.identifier }
    alternates = properties?.texts("SMTPAlternateIdentifiers") ?? []
    self.ownEntry = ownEntry
    // An iPhone has no entry for iCloud's.
    if mail?.has("smtpHostname") == true {
      ownServer = MailExport.ServerSettings(
        store.parts(of: row, isOutgoing: true).parentOnly, userName: .unknown(entries.place))
    }
    name = row.description ?? store.parent(of: row)?.description
    aliases = listed + others
    isActive = entries.boolean("active")
    defaultAddress = properties?.string("defaultAddress").located
    ownAliases = Set(
      store.parent(of: row)?.properties?.strings("appleIDAliases").map { $0.value.lowercased() } ?? [])
    folders = properties.map(ExportedAccount.Folder.all) ?? []
  }
}

extension MailExport.Outgoing {
  fileprivate init(_ row: StoredAccounts.Row, in store: StoredAccounts) {
    let server = MailExport.ServerSettings(
      store.parts(of: row, isOutgoing: true), userName: store.outgoingUserName(of: row))
    self.init(
      entries: row.entries, server: server, name: row.description, isPart: store.parent(of: row) != nil,
      isActive: row.entries.boolean("active"),
      names: [
        row.identifier.map(EntryName.init), EntryName(host: server.host.value, user: server.userName.value),
      ].compactMap { $0 })
  }
}

/// Where the settings of a server stand: in its own row, or in Mail's part of the account above.
private struct ServerParts {
  var own: Entries?
  var properties: Entries?
  var mail: Entries?
  var isOutgoing: Bool
  var place: Place

  /// Without what the row itself says.
  var parentOnly: ServerParts {
    var parts = self
    (parts.own, parts.properties) = (nil, nil)
    return parts
  }
}

extension StoredAccounts {
  fileprivate func parts(of row: Row, isOutgoing: Bool) -> ServerParts {
    ServerParts(
      own: row.entries, properties: row.properties, mail: mailClass(of: row), isOutgoing: isOutgoing,
      place: row.entries.place)
  }

  /// The name that an account signs in with to get mail.
  fileprivate func incomingUserName(of row: Row) -> Setting<String> {
    if row.userName.located != nil { return row.userName }
    if let name = mailClass(of: row)?.string("Username").located { return .known(name) }
    guard let parent = parent(of: row), let name = parent.userName.located else {
      return .unknown(row.entries.place)
    }
    // An Apple Account may be named by an address anywhere; iCloud's mail server takes its own only.
    let isOwn =
      name.value.contains { $0 == "@" }
      ? HostName.domain(ofAddress: name.value).map { ["icloud.com", "me.com", "mac.com"].contains($0) }
        ?? false
      : true
    let isApple = parent.type == "com.apple.account.AppleAccount"
    return isApple && !isOwn ? .unknown(row.entries.place) : .known(name)
  }

  /// The name that an account signs in with to send.
  fileprivate func outgoingUserName(of row: Row) -> Setting<String> {
    let names = [row.properties?.string("IdentityEmailAddress").located, row.userName.located]
    if let name = names.lazy.compactMap({ $0 }).first { return .known(name) }
    return incomingUserName(of: row)
  }
}

extension MailExport.ServerSettings {
  fileprivate init(_ parts: ServerParts, userName: Setting<String>) {
    let (own, mail, isOutgoing) = (parts.own, parts.mail, parts.isOutgoing)
    let unknown = Setting<String>.unknown(parts.place)
    self.init(
      // iCloud has been seen to keep a number here, which says nothing.
      host: (own?.string("IncomingMailServerHostName").located
        ?? mail?.string(isOutgoing ? "smtpHostname" : "imapHostname").located).map { .known($0) } ?? unknown,
      port: Self.first(
        own?.integer("IncomingMailServerPortNumber"), mail?.integer(isOutgoing ? "smtpPort" : "imapPort"),
        parts.place),
      usesSSL: Self.usesSSL(parts), userName: userName,
      authentication: own.map { MailExport.authentication($0, properties: parts.properties) } ?? unknown)
  }

  /// SSLIsDirect can only prove that TLS is on: false is STARTTLS, or nothing.
  private static func usesSSL(_ parts: ServerParts) -> Setting<Bool> {
    let own = parts.own?.boolean("IncomingMailServerUseSSL")
    if own?.located == nil, let direct = parts.properties?.boolean("SSLIsDirect").located, direct.value {
      return .known(direct)
    }
    return first(
      own, parts.mail?.boolean(parts.isOutgoing ? "smtpRequiresSSL" : "imapRequiresSSL"), parts.place)
  }

  /// The row's own value, or that of the account it is a part of.
  private static func first<Value>(
    _ own: Setting<Value>?, _ parents: Setting<Value>?, _ place: Place
  ) -> Setting<Value> {
    if let own, own.located != nil { return own }
    if let parents, parents.located != nil { return parents }
    return own ?? .unknown(place)
  }
}

extension Installed {
  /// Accounts that have mail, which the user switched off in them.
  mutating func addAccountsWithoutMail(_ store: StoredAccounts) {
    let mail = "com.apple.Dataclass.Mail"
    for row in store.roots where row.role != .outgoing {
      let enabled = row.entries.strings("enabledDataclasses").map(\.value)
      guard let list = row.entries.child("enabledDataclasses"), !enabled.contains(mail),
        row.entries.strings("provisionedDataclasses").contains(where: { $0.value == mail })
      else { continue }
      facets.insert(.exports)
      reportedAccounts.append(
        ReportedAccount(
          name: row.description ?? row.userName.value,
          hasMail: .known(Located(false, at: row.entries.place(of: list)))))
    }
  }
}
