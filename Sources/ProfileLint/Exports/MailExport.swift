import LocatedPlist
import ProfileSchema

/// The accounts of an export before they are tied to the entries of outgoing servers.
struct MailExport {
  /// An account that mail comes through.
  struct Incoming {
    var entries: Entries
    var type: Setting<String>
    var address: Setting<String>
    var server: ServerSettings
    /// What it calls the entry that it sends through.
    var sendsThrough: [Located<String>] = []
    /// What it calls entries that stand in for that one.
    var alternates: [Located<String>] = []
    /// The entry that is its own without being named.
    var ownEntry: Int?
    /// Where it sends if there is no entry: a server that is a part of the account.
    var ownServer: ServerSettings?
    var name: String?
    var aliases: [ExportedAccount.Alias] = []
    var isActive: Setting<Bool> = .absent
    /// Whether Mail is switched on in it.
    var hasMail: Setting<Bool> = .absent
    /// The provider whose servers the device knows by itself.
    var service: MailProvider?
    var defaultAddress: Located<String>?
    var ownAliases: Set<String> = []
    var keepsSettings: Place?
    var folders: [ExportedAccount.Folder] = []
  }

  /// An entry of the list of outgoing servers.
  struct Outgoing {
    var entries: Entries
    var server: ServerSettings
    var name: String?
    /// Whether an account owns it.
    var isPart = false
    var isActive: Setting<Bool> = .absent
    /// Whether Mail is switched on in the account that owns it.
    var hasMail: Setting<Bool> = .absent
    /// The provider whose servers the device knows by itself.
    var service: MailProvider?
    /// What accounts may call it.
    var names: [EntryName] = []
  }

  struct ServerSettings {
    var host: Setting<String>
    var port: Setting<Int>
    var usesSSL: Setting<Bool>
    var userName: Setting<String>
    var authentication: Setting<String>
  }

  var form: SettingsForm
  var incoming: [Incoming] = []
  var outgoing: [Outgoing] = []
}

/// What an account calls an outgoing server: `smtp.example.com:user`, in some files with the port between the two;
/// the host alone where there is no user; or an identifier.
struct EntryName: Hashable {
  let host: String
  let user: String

  init(_ written: String) {
    var parts = written.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    host = parts.first.map { HostName.normalised(String($0)) } ?? ""
    if parts.count > 1 {
      let rest = parts[1].split(separator: ":", maxSplits: 1)
      if rest.count > 1, Int(rest[0]) != nil { parts[1] = rest[1] }
    }
    user = parts.count > 1 ? parts[1].lowercased() : ""
  }

  /// Nil for a server without a host.
  init?(host: String?, user: String?) {
    guard let host, !host.isEmpty else { return nil }
    self.host = HostName.normalised(host)
    self.user = user?.lowercased() ?? ""
  }
}

extension MailExport.ServerSettings {
  /// The settings of a server that the export does not name.
  static func unknown(at place: Place) -> Self {
    Self(
      host: .unknown(place), port: .unknown(place), usesSSL: .unknown(place), userName: .unknown(place),
      authentication: .unknown(place))
  }
}

extension MailExport.Incoming {
  /// Whether no mail comes through it: it is switched off, or Mail is in it.
  var isOff: Bool { isActive.value == false || hasMail.value == false }

  var mailProtocol: MailServer.MailProtocol? {
    switch type.value {
    case "EmailTypeIMAP": .imap
    case "EmailTypePOP": .pop
    default: nil
    }
  }
}

/// The entries of outgoing servers by what accounts call them.
struct EntryIndex {
  private let entries: [MailExport.Outgoing]
  private var positions: [EntryName: Int] = [:]
  /// What accounts may call more than one of them.
  private var shared: Set<EntryName> = []
  /// Those of a host, for a name without a user.
  private var hosts: [String: [Int]] = [:]

  init(_ export: MailExport) {
    entries = export.outgoing
    for (position, entry) in entries.enumerated() {
      for name in entry.names {
        if positions[name] == nil { positions[name] = position } else { shared.insert(name) }
      }
      for host in Set(entry.names.filter { !$0.user.isEmpty }.map(\.host)) {
        hosts[host, default: []].append(position)
      }
    }
  }

  /// Whether accounts can call an entry by no name that another one does not have too.
  func sharesName(_ entry: MailExport.Outgoing) -> Bool {
    !entry.names.isEmpty && entry.names.allSatisfy(shared.contains)
  }

  /// Where an account sends, and the entries that it names for that, the first one first and each once.
  func link(of account: MailExport.Incoming) -> (link: ExportedAccount.Link, entries: [Int]) {
    let named = found(account.sendsThrough)
    if let first = named.first {
      return (.entry(first.place), (named + found(account.alternates)).map(\.position).once())
    }
    if let broken = account.sendsThrough.first { return (.broken(broken), []) }
    if let own = account.ownEntry { return (.entry(entries[own].entries.place), [own]) }
    return (account.ownServer == nil ? .unsaid : .own, [])
  }

  private func position(of name: EntryName) -> Int? {
    if let position = positions[name] { return position }
    guard name.user.isEmpty, let only = hosts[name.host], only.count == 1 else { return nil }
    return only[0]
  }

  private func found(_ names: [Located<String>]) -> [(place: Place, position: Int)] {
    names.compactMap { written in position(of: EntryName(written.value)).map { (written.place, $0) } }
  }
}
