import LocatedPlist
import ProfileSchema

/// What an export says of a mail account beyond its two servers.
final class ExportedAccount: Sendable {
  /// How an account names the outgoing server that it sends through.
  enum Link: Sendable {
    /// The export does not say.
    case unsaid
    /// Its server is a part of the account, and no entry.
    case own
    /// By an entry of the export.
    case entry(Place)
    /// By a name that no entry of the export has.
    case broken(Located<String>)

    var isSaid: Bool { if case .unsaid = self { false } else { true } }
  }

  /// An address that the account may send from.
  struct Alias: Sendable {
    var address: Located<String>
    /// The domain, as names are compared.
    var domain: String
    /// False for one that was switched off.
    var isEnabled: Bool
    /// Whether it is the one that new messages start with.
    var isDefault = false
  }

  /// Whether a folder is kept on the server, and the key that says so.
  struct Folder: Sendable {
    var key: String
    var isOnServer: Located<Bool>
  }

  let form: SettingsForm
  /// What the user sees as the account's name.
  let name: String?
  let link: Link
  /// All addresses, the first one included.
  let aliases: [Alias]
  /// The address that new messages start with, where this account is asked for it.
  let defaultAddress: Located<String>?
  /// The part in front of the @ of each alias that the account as a whole has, in small letters; empty where it
  /// does not say.
  let ownAliases: Set<String>
  /// `isActive` or `active`.
  let isActive: Setting<Bool>
  /// Whether Mail is switched on in an account that has more than that.
  let hasMail: Setting<Bool>
  /// The provider whose servers the device knows by itself; nil where the account names them.
  let service: MailProvider?
  /// Where Mail was told to keep these settings: DisableDynamicServerDetection.
  let keepsSettings: Place?
  let folders: [Folder]
  /// Whether no mail comes through it: it is switched off, or Mail is in it.
  let isOff: Bool

  init(_ account: MailExport.Incoming, _ form: SettingsForm, _ link: Link) {
    self.form = form
    self.link = link
    name = account.name
    aliases = account.aliases
    (defaultAddress, ownAliases) = (account.defaultAddress, account.ownAliases)
    (isActive, hasMail) = (account.isActive, account.hasMail)
    service = account.service
    keepsSettings = account.keepsSettings
    folders = account.folders
    isOff = account.isOff
  }
}

/// An outgoing server as an export lists it, and the accounts that send through it.
struct OutgoingEntry: Sendable {
  let server: MailServer
  let form: SettingsForm
  /// What the user sees as its name.
  let name: String?
  /// Positions in `Device.mailAccounts`.
  let users: [Int]
  /// Whether an account has it as a part of itself, as iCloud has.
  let isPart: Bool
  /// Whether accounts call another entry just so, so that nothing says which of them one sends through.
  let sharesName: Bool
  /// The provider whose servers the device knows by itself; nil where the entry names its host.
  var service: MailProvider?
  let isActive: Setting<Bool>

  /// Whether the export says that it is switched off; of what a status report says, only Mail is known.
  var isOff: Bool { form != .statusReport && isActive.value == false }
}

extension Entries {
  /// The mail addresses under a key: a text, with commas between several; a list of texts, or of dictionaries
  /// with `EmailAddress`; or a dictionary of addresses that are on or off. Mail on iPhones reads the first two
  /// and the last, Mail on Macs lists of either kind.
  func aliases(_ key: StaticString, isEnabled: Bool = true) -> [ExportedAccount.Alias] {
    guard let node = child(key) else { return [] }
    switch node.kind {
    case .string:
      return (node.string ?? "").split(separator: ",").compactMap { part in
        alias(String(part.drop { $0 == " " }), at: place(of: node), isEnabled)
      }
    case .array:
      return node.children.compactMap { item -> ExportedAccount.Alias? in
        guard item.kind == .dictionary else {
          return item.string.flatMap { alias($0, at: place(of: item), isEnabled) }
        }
        let entries = Entries(document: document, node: item)
        guard let address = entries.string("EmailAddress").located else { return nil }
        let isOn = isEnabled && entries.boolean("IsEnabled").value != false
        var found = alias(address.value, at: address.place, isOn)
        found?.isDefault = entries.boolean("IsDefault").value == true
        return found
      }
    case .dictionary:
      return node.children.compactMap { item in
        let key = Place(document: document, .key(Int32(item.index)))
        let isOff = item.boolean == false || item.integer == 0
        return item.key.flatMap { alias($0, at: key, isEnabled && !isOff) }
      }
    default: return []
    }
  }

  /// Nil for a text that is no address.
  private func alias(_ address: String, at place: Place, _ isEnabled: Bool) -> ExportedAccount.Alias? {
    guard !DeploymentVariable.isIn(address), let domain = HostName.domain(ofAddress: address) else {
      return nil
    }
    return ExportedAccount.Alias(
      address: Located(address, at: place), domain: domain, isEnabled: isEnabled)
  }
}
