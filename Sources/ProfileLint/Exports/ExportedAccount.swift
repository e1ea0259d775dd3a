import LocatedPlist

/// What an export says of a mail account beyond its two servers.
public final class ExportedAccount: Sendable {
  /// How an account names the outgoing server that it sends through.
  public enum Link: Sendable {
    /// The export does not say.
    case unsaid
    /// By an entry of the export.
    case entry(Place)
    /// By a name that no entry of the export has.
    case broken(Located<String>)

    public var isSaid: Bool { if case .unsaid = self { false } else { true } }
  }

  /// An address that the account may send from.
  public struct Alias: Sendable {
    public var address: Located<String>
    /// The domain, as names are compared.
    public var domain: String
    /// False for one that was switched off.
    public var isEnabled: Bool
  }

  /// Whether a folder is kept on the server, and the key that says so.
  public struct Folder: Sendable {
    public var key: String
    public var isOnServer: Located<Bool>
  }

  public let form: SettingsForm
  /// What the user sees as the account's name.
  public let name: String?
  public let link: Link
  /// All addresses, the first one included.
  public let aliases: [Alias]
  /// The address that new messages start with, where this account is asked for it.
  public let defaultAddress: Located<String>?
  /// The aliases that the account as a whole has, in small letters; empty where it does not say.
  let ownAliases: Set<String>
  /// `isActive` or `active`.
  public let isActive: Setting<Bool>
  /// Where Mail was told to keep these settings: DisableDynamicServerDetection.
  public let keepsSettings: Place?
  public let folders: [Folder]

  init(
    form: SettingsForm, name: String?, link: Link, aliases: [Alias], isActive: Setting<Bool>,
    defaultAddress: Located<String>? = nil, ownAliases: Set<String> = [], keepsSettings: Place? = nil,
    folders: [Folder] = []
  ) {
    self.form = form
    self.name = name
    (self.defaultAddress, self.ownAliases) = (defaultAddress, ownAliases)
    self.link = link
    self.aliases = aliases
    self.isActive = isActive
    self.keepsSettings = keepsSettings
    self.folders = folders
  }
}

/// An outgoing server as an export lists it, and the accounts that send through it.
public struct OutgoingEntry: Sendable {
  public let server: MailServer
  public let form: SettingsForm
  /// What the user sees as its name.
  public let name: String?
  /// Positions in `Device.mailAccounts`.
  public let users: [Int]
  /// Whether an account has it as a part of itself, as iCloud has.
  public let isPart: Bool
  public let isActive: Setting<Bool>
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
      return node.children.compactMap { item in
        let address = item.kind == .dictionary ? item["EmailAddress"] : item
        return address.flatMap { address in
          address.string.flatMap { alias($0, at: place(of: address), isEnabled) }
        }
      }
    case .dictionary:
      return node.children.compactMap { item in
        let key = Place(document: document, .key(Int32(item.index)))
        return item.key.flatMap { alias($0, at: key, isEnabled && item.boolean != false) }
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
