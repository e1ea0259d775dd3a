import LocatedPlist
import ProfileSchema

// Mail's part of an accounts store. Which key says what was read in public readers of the store (macOS 27) and
// in the class headers of Mail on iPhones; there an account names its outgoing server by `SMTPIdentifier`, on
// Macs by `SendingAccountIdentifier`.
extension MailExport {
  init(_ store: StoredAccounts) {
    form = .accountsStore
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
    let (entries, properties) = (row.entries, row.properties)
    let parent = store.parent(of: row)
    let server = MailExport.ServerSettings(
      StoredServer(own: row, mail: parent?.mail?.incoming, place: entries.place),
      userName: store.incomingUserName(of: row))
    let addresses = StoredAddresses(properties)
    let address =
      addresses.first ?? parent?.mail?.address
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
    service = row.service ?? parent?.service
    // An iPhone has no entry for the outgoing server of such an account.
    if let mail = parent?.mail, mail.outgoing.host != nil || service != nil {
      ownServer = MailExport.ServerSettings(
        StoredServer(mail: mail.outgoing, place: entries.place), userName: .unknown(entries.place))
    } else if service != nil {
      ownServer = .unknown(at: entries.place)
    }
    name = row.description ?? parent?.description
    aliases = addresses.all
    isActive = .state(of: row, in: parent)
    hasMail = row.hasMail.value == nil ? parent?.hasMail ?? .absent : row.hasMail
    defaultAddress = properties?.string("defaultAddress").located
    ownAliases = parent?.aliasNames ?? []
    folders = [properties, row.entries.section("dataclassProperties")?.section("com.apple.Dataclass.Mail")]
      .compactMap { $0 }.flatMap(ExportedAccount.Folder.all)
  }
}

extension Setting<Bool> {
  /// Whether an account is switched on, and the account that it is a part of.
  fileprivate static func state(of row: StoredAccounts.Row, in parent: StoredAccounts.Row?) -> Self {
    let own = row.entries.boolean("active")
    guard own.value != false, let whole = parent?.entries.boolean("active"), whole.value == false else {
      return own
    }
    return whole
  }
}

/// The addresses of an account, in either of the forms that Mail writes them in.
private struct StoredAddresses {
  /// The account's own; nil where it does not say.
  var first: Located<String>?
  var all: [ExportedAccount.Alias]

  init(_ properties: Entries?) {
    let lists = properties?.sections("EmailAliases") ?? []
    let listed = lists.map { list in
      list.aliases("EmailAddresses", isEnabled: list.boolean("IsEnabled").value != false)
    }
    let primary = zip(lists, listed).first { $0.0.boolean("IsPrimary").value == true }?.1 ?? []
    all = listed.flatMap { $0 } + (properties?.aliases("EmailAddresses") ?? [])
    first =
      Self.first(of: primary) ?? properties?.string("IdentityEmailAddress").located ?? Self.first(of: all)
  }

  private static func first(of aliases: [ExportedAccount.Alias]) -> Located<String>? {
    let enabled = aliases.filter(\.isEnabled)
    return (enabled.first(where: \.isDefault) ?? enabled.first ?? aliases.first)?.address
  }
}

extension MailExport.Outgoing {
  fileprivate init(_ row: StoredAccounts.Row, in store: StoredAccounts) {
    let parent = store.parent(of: row)
    let server = MailExport.ServerSettings(
      StoredServer(own: row, mail: parent?.mail?.outgoing, place: row.entries.place),
      userName: store.outgoingUserName(of: row))
    self.init(
      entries: row.entries, server: server, name: row.description, isPart: parent != nil,
      isActive: .state(of: row, in: parent), hasMail: parent?.hasMail ?? .absent,
      service: parent?.service,
      names: [
        row.identifier.map(EntryName.init), EntryName(host: server.host.value, user: server.userName.value),
      ].compactMap { $0 })
  }
}

extension StoredAccounts {
  /// The name that an account signs in with to get mail.
  fileprivate func incomingUserName(of row: Row) -> Setting<String> {
    if row.userName.located != nil { return row.userName }
    let parent = parent(of: row)
    if let name = parent?.mail?.userName { return .known(name) }
    guard let parent, let name = parent.userName.located else { return .unknown(row.entries.place) }
    // An Apple Account may be named by an address anywhere; iCloud's mail server takes its own only.
    let isApple = parent.type == "com.apple.account.AppleAccount"
    let domain = name.value.contains("@") ? HostName.domain(ofAddress: name.value) : "icloud.com"
    let isOwn = domain.map(AppleDomain.mail.contains) ?? false
    return isApple && !isOwn ? .unknown(row.entries.place) : .known(name)
  }

  /// The name that an account signs in with to send.
  fileprivate func outgoingUserName(of row: Row) -> Setting<String> {
    let names = [row.properties?.string("IdentityEmailAddress").located, row.userName.located]
    if let name = names.lazy.compactMap({ $0 }).first { return .known(name) }
    return incomingUserName(of: row)
  }
}

extension Installed {
  /// What accounts that are none of Mail's servers say: their addresses, and whether Mail is on in them.
  mutating func addOthers(of store: StoredAccounts) {
    let reported = Set(store.rows.filter { $0.role == .incoming }.flatMap { [$0.identifier, $0.parent] })
    for row in store.rows where row.role == .other {
      noteAddresses(of: row)
      let isActive = row.entries.boolean("active")
      guard let hasMail = row.hasMail.value, !hasMail || isActive.value == false,
        store.parent(of: row) == nil,
        row.identifier.map({ !reported.contains($0) }) ?? true
      else { continue }
      facets.insert(.exports)
      reportedAccounts.append(
        ReportedAccount(
          name: row.description ?? row.userName.value, isActive: isActive, hasMail: row.hasMail))
    }
  }

  private mutating func noteAddresses(of row: StoredAccounts.Row) {
    let others = ["ASAccountEmailAddress", "IdentityEmailAddress", "EmailAddress"]
      .compactMap { row.properties?.string($0).value }
    let listed = StoredAddresses(row.properties).all.map(\.address.value)
    for address in others + listed + [row.userName.value].compactMap({ $0 }) where address.contains("@") {
      otherAddresses.insert(address.lowercased())
    }
  }
}
