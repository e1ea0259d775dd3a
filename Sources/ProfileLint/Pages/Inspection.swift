import LocatedPlist

/// A document as a readable tree: containers, signer, payloads, accounts. Shows no secret values.
public struct Inspection {
  let device: Device
  let language: Language
  private let contents: PayloadContents

  public init(_ document: Document, now: PlistDate, _ language: Language) {
    device = Device([document], in: Circumstances(now: now))
    contents = PayloadContents(device)
    self.language = language
  }

  public var text: String {
    guard let document = device.documents.first else { return "" }
    var tree = TreeText()
    tree.line(0, document.name.display)
    tree.field(1, text("form", "形式"), document.read.containers.map(\.rawValue).joined(separator: " > "))
    if document.read.source.isText {
      tree.field(1, text("encoding", "文字コード"), document.encodingName ?? text("not told", "不明"))
    }
    tree.field(1, text("document", "種類"), document.kind.rawValue)
    for signature in document.read.signatures { add(signature, to: &tree) }
    for profile in device.profiles where profile.form.isProfile || profile.form == .declaration {
      add(profile, to: &tree)
    }
    if document.kind.isDump, device.profiles.isEmpty { tree.line(1, text("no profiles", "プロファイルなし")) }
    addExports(to: &tree)
    addMessages(to: &tree)
    for (_, problem) in device.problems where problem.isOfExport { add(problem, to: &tree) }
    return tree.text
  }

  func text(_ en: String, _ ja: String) -> String { language == .ja ? ja : en }

  private func add(_ signature: Signature, to tree: inout TreeText) {
    let verdict =
      switch signature.verdict {
      case .fits: text("fits the content; trust is not judged", "内容と一致しています (信頼性は判定しません)")
      case .broken: text("does not fit the content", "内容と一致しません")
      case .unknown: text("cannot be checked", "確認できません")
      }
    tree.field(1, text("signature", "署名"), verdict)
    guard let signer = signature.signer else { return }
    tree.field(2, text("signer", "署名者"), signer.subject)
    tree.field(2, text("issuer", "発行者"), signer.issuer)
    tree.field(2, text("valid", "有効期間"), "\(signer.notBefore.day) – \(signer.notAfter.day)")
  }

  private func add(_ problem: Problem, to tree: inout TreeText) {
    guard let node = device.documents.first?.list?.node(problem.node) else { return }
    tree.field(1, text("not read", "未読"), problem.kind.message(language))
    if node.parent != nil { tree.line(2, ShownPath.text(to: node)) }
  }

  private func add(_ profile: Profile, to tree: inout TreeText) {
    if profile.form.isProfile {
      tree.line(1, text("profile", "プロファイル") + quoted(profile.displayName?.value))
    }
    tree.field(2, text("for", "対象"), scope(of: profile))
    tree.field(2, text("installed", "インストール日"), profile.installDay)
    tree.field(2, text("signature", "署名"), profile.verification)
    if let isManaged = profile.isManaged {
      tree.field(
        2, text("installed by", "インストール元"),
        isManaged ? text("a management server", "管理サーバー") : text("hand", "手動"))
    }
    tree.field(2, text("source", "提供元"), profile.source)
    if profile.entries.boolean("IsEncrypted").value == true {
      tree.line(2, text("encrypted for the device", "デバイス用に暗号化されています"))
    }
    if profile.entries.boolean("PayloadRemovalDisallowed").value == true {
      tree.line(2, text("the user cannot remove it", "ユーザーは削除できません"))
    }
    tree.field(2, "PayloadIdentifier", profile.identifier?.value)
    tree.field(2, "PayloadUUID", profile.uuid?.value)
    tree.field(2, "PayloadOrganization", profile.entries.string("PayloadOrganization").value)
    tree.field(2, "PayloadExpirationDate", profile.expirationDate?.value.day)
    for index in profile.payloads { add(device.payloads[index], index, to: &tree) }
  }

  /// Whom a dumped profile is installed for: the Mac or a user.
  private func scope(of profile: Profile) -> String? {
    profile.isForAll ? text("all users", "すべてのユーザー") : profile.section
  }

  private func add(_ payload: Payload, _ index: Int, to tree: inout TreeText) {
    let isListed = payload.entries.node.parent?.kind == .array && payload.entries.dialect == nil
    let name = payload.type + quoted(payload.displayName?.value)
    tree.line(2, isListed ? "PayloadContent[\(payload.index)] \(name)" : name)
    if payload.entries.isDeclaration { tree.field(3, "Identifier", payload.identifier?.value) }
    for account in contents.mailAccounts[index] ?? [] { add(account, to: &tree) }
    for account in contents.accounts[index] ?? [] { add(account, to: &tree) }
    for vpn in contents.vpns[index] ?? [] {
      tree.field(3, "VPN", [vpn.type.value, vpn.name.value].compactMap { $0 }.joined(separator: " "))
    }
    for proxy in contents.proxies[index] ?? [] {
      tree.field(3, text("proxy", "プロキシ"), address(proxy.host.value ?? proxy.pacURL.value, proxy.port.value))
    }
    for resolver in contents.resolvers[index] ?? [] {
      tree.field(3, "DNS", resolver.serverURL.value ?? resolver.serverName.value)
    }
    for network in contents.networks[index] ?? [] { tree.field(3, "Wi-Fi", network.ssid.value) }
    for filter in contents.filters[index] ?? [] {
      tree.field(3, text("content filter", "コンテンツフィルタ"), filter.name.value)
    }
    for cellular in contents.cellular[index] ?? [] {
      for apn in cellular.apns { tree.field(3, "APN", apn.name.value) }
    }
    for certificate in contents.certificates[index] ?? [] {
      guard let facts = certificate.facts else { continue }
      tree.field(
        3, text("certificate", "証明書"), "\(facts.subject), \(facts.notBefore.day) – \(facts.notAfter.day)")
    }
    for secret in contents.secrets[index] ?? [] { tree.field(3, secret.key, "********") }
  }

  private func add(_ account: MailAccount, to tree: inout TreeText) {
    tree.field(3, text("account", "アカウント"), account.address.value ?? account.description.value)
    add(account.incoming, text("receives from", "受信"), to: &tree)
    add(account.outgoing, text("sends through", "送信"), to: &tree)
  }

  private func add(_ server: MailServer, _ label: String, to tree: inout TreeText) {
    tree.field(4, label, line(server))
  }

  /// `imap imap.example.com:993, SSL, user@example.com`; what is not known is left out.
  func line(_ server: MailServer) -> String {
    let ssl: String? =
      switch server.usesSSL {
      case .known(let isOn): isOn.value ? "SSL" : text("no SSL", "SSL なし")
      case .absent: text("no SSL", "SSL なし")
      case .unknown, .mistyped: nil
      }
    let kind = server.mailProtocol.map { "\($0.rawValue) " } ?? ""
    let host = kind + (server.host.value == nil ? "?" : "") + address(server.host.value, server.port.value)
    return [host, ssl, server.userName.value].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  func address(_ host: String?, _ port: Int?) -> String {
    (host?.withoutCredentials ?? "") + (port.map { ":\($0)" } ?? "")
  }

  func quoted(_ name: String?) -> String { name.map { " \"\($0)\"" } ?? "" }
}

/// What payloads set up, by their positions.
private struct PayloadContents {
  let mailAccounts: [Int: [MailAccount]]
  let accounts: [Int: [Account]]
  let vpns: [Int: [VPN]]
  let proxies: [Int: [Proxy]]
  let resolvers: [Int: [DNSSettings]]
  let networks: [Int: [WiFiNetwork]]
  let filters: [Int: [ContentFilter]]
  let cellular: [Int: [CellularPayload]]
  let certificates: [Int: [Certificate]]
  let secrets: [Int: [StoredSecret]]

  init(_ device: Device) {
    mailAccounts = Dictionary(grouping: device.mailAccounts, by: \.payload)
    accounts = Dictionary(grouping: device.accounts, by: \.payload)
    vpns = Dictionary(grouping: device.vpns, by: \.payload)
    proxies = Dictionary(grouping: device.proxies, by: \.payload)
    resolvers = Dictionary(grouping: device.dnsSettings, by: \.payload)
    networks = Dictionary(grouping: device.wifiNetworks, by: \.payload)
    filters = Dictionary(grouping: device.contentFilters, by: \.payload)
    cellular = Dictionary(grouping: device.cellular, by: \.payload)
    certificates = Dictionary(grouping: device.certificates, by: \.payload)
    secrets = Dictionary(grouping: device.secrets, by: \.payload)
  }
}
