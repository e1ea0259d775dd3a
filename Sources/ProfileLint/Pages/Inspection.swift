import LocatedPlist

/// A document as a readable tree: containers, signer, payloads, accounts. Shows no secret values.
public struct Inspection {
  private let device: Device
  private let language: Language

  public init(_ document: Document, now: PlistDate, _ language: Language) {
    device = Device([document], in: Circumstances(now: now))
    self.language = language
  }

  public var text: String {
    guard let document = device.documents.first else { return "" }
    var tree = TreeText()
    tree.line(0, document.name.display)
    tree.field(1, text("form", "形式"), document.read.containers.map(\.rawValue).joined(separator: " > "))
    if let encoding = document.read.source.encoding {
      tree.field(1, text("encoding", "文字コード"), encoding.name)
    }
    tree.field(1, text("document", "種類"), document.kind.rawValue)
    for signature in document.read.signatures { add(signature, to: &tree) }
    for profile in device.profiles { add(profile, to: &tree) }
    return tree.text
  }

  private func text(_ en: String, _ ja: String) -> String { language == .ja ? ja : en }

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

  private func add(_ profile: Profile, to tree: inout TreeText) {
    tree.line(1, text("profile", "プロファイル") + quoted(profile.displayName?.value))
    tree.field(2, "PayloadIdentifier", profile.identifier?.value)
    tree.field(2, "PayloadUUID", profile.uuid?.value)
    tree.field(2, "PayloadOrganization", profile.entries.string("PayloadOrganization").value)
    tree.field(2, "PayloadExpirationDate", profile.expirationDate?.value.day)
    for index in profile.payloads { add(device.payloads[index], index, to: &tree) }
  }

  private func add(_ payload: Payload, _ index: Int, to tree: inout TreeText) {
    tree.line(2, "PayloadContent[\(payload.index)] \(payload.type)" + quoted(payload.displayName?.value))
    for account in device.mailAccounts where account.payload == index { add(account, to: &tree) }
    for vpn in device.vpns where vpn.payload == index {
      tree.field(3, "VPN", [vpn.type.value, vpn.name.value].compactMap { $0 }.joined(separator: " "))
    }
    for proxy in device.proxies where proxy.payload == index {
      tree.field(3, text("proxy", "プロキシ"), address(proxy.host.value ?? proxy.pacURL.value, proxy.port.value))
    }
    for cellular in device.cellular where cellular.payload == index {
      for apn in cellular.apns { tree.field(3, "APN", apn.name.value) }
    }
    for certificate in device.certificates where certificate.payload == index {
      guard let facts = certificate.facts else { continue }
      tree.field(
        3, text("certificate", "証明書"), "\(facts.subject), \(facts.notBefore.day) – \(facts.notAfter.day)")
    }
    for secret in device.secrets where secret.payload == index { tree.field(3, secret.key, "********") }
  }

  private func add(_ account: MailAccount, to tree: inout TreeText) {
    tree.field(3, text("account", "アカウント"), account.address.value ?? account.description.value)
    add(account.incoming, text("receives from", "受信"), to: &tree)
    add(account.outgoing, text("sends through", "送信"), to: &tree)
  }

  private func add(_ server: MailServer, _ label: String, to tree: inout TreeText) {
    let ssl = server.usesSSL.value == true ? "SSL" : text("no SSL", "SSL なし")
    let user = server.userName.value.map { ", \($0)" } ?? ""
    let kind = server.mailProtocol.map { "\($0.rawValue) " } ?? ""
    tree.field(4, label, kind + address(server.host.value ?? "?", server.port.value) + ", \(ssl)" + user)
  }

  private func address(_ host: String?, _ port: Int?) -> String {
    (host ?? "") + (port.map { ":\($0)" } ?? "")
  }

  private func quoted(_ name: String?) -> String { name.map { " \"\($0)\"" } ?? "" }
}

/// Indented lines; text from the input is made visible.
private struct TreeText {
  private(set) var text = ""

  mutating func line(_ depth: Int, _ line: String) {
    text += String(repeating: "  ", count: depth) + Visible.text(line) + "\n"
  }

  mutating func field(_ depth: Int, _ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    line(depth, "\(name): \(value)")
  }
}
