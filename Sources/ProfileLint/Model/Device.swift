import LocatedPlist

/// What was given to lint together, as it would be installed together.
@dynamicMemberLookup
public struct Device: Sendable {
  public var documents: [Document]
  /// What no profile says: the day, and the SIM.
  public let circumstances: Circumstances
  public private(set) var profiles: [Profile] = []
  public private(set) var payloads: [Payload] = []
  /// Every key in the documents.
  private(set) var keys = KeyFilter()
  /// What the payloads set up; its members read as the device's own: `device.mailAccounts`.
  private var installed = Installed()
  /// The declarations of all documents, with what they refer to.
  private(set) var declarations = DeclarationSet()
  /// Whether any account of an export is switched off.
  private(set) var hasAccountsOff = false
  /// The declarations that carry profiles in themselves, by the profiles' documents.
  private(set) var carriers: [Int: Place] = [:]
  /// The documents in which profiles stand, by what tells them from one another.
  var homes: [ProfileMark: Int] = [:]
  /// Whom the payloads name by UUID.
  public private(set) var referenceGraph = ReferenceGraph()

  public subscript<Value>(dynamicMember member: KeyPath<Installed, Value>) -> Value {
    installed[keyPath: member]
  }

  public init(_ given: [Document], in circumstances: Circumstances) {
    var documents = given
    if given.contains(where: { $0.kind == .declarations }) {
      documents = []
      for document in given {
        let embedded = document.embeddedProfiles(at: documents.count)
        documents.append(document)
        for (carrier, profile) in embedded {
          carriers[documents.count] = carrier
          documents.append(profile)
        }
      }
      declarations = DeclarationSet(documents)
    }
    self.documents = documents
    self.circumstances = circumstances
    if documents.count > 1 {
      for (index, document) in documents.enumerated() where document.kind == .profile {
        noteHome(of: document.list.map { Entries(document: index, node: $0.root) }, in: index)
      }
    }
    for (index, document) in documents.enumerated() { install(document, at: index) }
    if !installed.references.isEmpty { referenceGraph = ReferenceGraph(of: self) }
  }

  /// The moment for which dates are judged.
  public var now: PlistDate { circumstances.now }
  /// The SIM in the device, where somebody said which.
  public var sim: SIM? { circumstances.sim }

  // MARK: Reading the documents

  private mutating func install(_ document: Document, at index: Int) {
    guard let list = document.list else { return }
    keys.insertKeys(of: list)
    let root = Entries(document: index, node: list.root)
    switch document.kind {
    case .profile, .encryptedProfile: install(profile: root, .profile)
    case .payload:
      add(.profile, at: root, payloads: [PayloadEntries(entries: root, index: 0)])
    case .profileStub:
      install(profile: Entries(document: index, node: list.root, dialect: .partial), .installedProfile)
    case .installedProfiles, .systemReport, .profileList: installDump(root, document.kind)
    case .payloadManifest, .profileTruth: installManifest(root, document.kind)
    case .mailSettings, .mailAccountBundle, .accountsStore: installMailExport(root, document.kind)
    case .mailRules: installMailRules(root)
    case .autoconfig, .autodiscover: installProviderSettings(root, document.kind)
    case .declarations: installDeclarations(root)
    case .statusReport: installStatus(root)
    case .message, .bounce: installMessage(list, at: index)
    case .profileService, .provisioningProfile, .other, .none: return
    }
  }

  /// A profile whose payloads stand in its PayloadContent.
  mutating func install(profile: Entries, _ form: SettingsForm) {
    if form == .installedProfile, isView(profile) { return }
    let content = profile.child("PayloadContent")
    var payloads: [PayloadEntries] = []
    if let content, content.kind == .array {
      for (position, child) in content.children.enumerated() where child.kind == .dictionary {
        payloads.append(
          PayloadEntries(
            entries: Entries(document: profile.document, node: child, dialect: profile.dialect),
            index: position))
      }
    }
    add(form, at: profile, payloads: payloads)
  }

  /// What `add` needs of a payload.
  struct PayloadEntries {
    var entries: Entries
    /// Position in the profile's PayloadContent.
    var index: Int
    /// What the user calls it, where it is an account of an export.
    var name: String?
    /// Whether it is an account that is switched off.
    var isOff = false
  }

  /// Reads what a payload, with its position in `payloads`, sets up.
  typealias PayloadReader = (inout Installed, Payload, Int) -> Void

  /// Adds a profile, or what stands for one in an export, with its payloads in document order.
  ///
  /// - Parameters:
  ///   - section: the section of a dump that it stands in.
  ///   - type: the type of all payloads, where they do not say theirs; empty for accounts of an export.
  ///   - read: what reads each payload, where not its type tells that.
  /// - Returns: the position of the first payload.
  @discardableResult
  mutating func add(
    _ form: SettingsForm, at root: Entries, section: String? = nil, payloads content: [PayloadEntries],
    type: String? = nil, read: PayloadReader? = nil
  ) -> Int {
    if form.isProfile { installed.facets.insert(.profiles) }
    if root.dialect != nil || !form.isProfile { keys.mayHoldEverything() }
    let first = payloads.count
    for one in content {
      let type = type ?? one.entries.string("PayloadType").value ?? ""
      let payload = Payload(
        entries: one.entries, profile: profiles.count, index: one.index, type: type,
        accountName: one.name, isOff: one.isOff)
      if one.isOff { hasAccountsOff = true }
      payloads.append(payload)
      (read ?? Installed.readers[type])?(&installed, payload, payloads.count - 1)
    }
    profiles.append(
      Profile(
        document: root.document, form: form, entries: root, section: section,
        payloads: first..<payloads.count))
    return first
  }

  /// Lets a reader of another file add to what is installed.
  mutating func withInstalled(_ change: (inout Installed) -> Void) { change(&installed) }
}
