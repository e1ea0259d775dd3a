import LocatedPlist

/// The ways that connections of a device's accounts take to their servers, as far as payloads put something
/// in between.
struct Passages {
  private let interposers: [Interposer]
  private let connections: [Connection]
  private let device: Device

  struct Connection {
    var account: Account
    var endpoint: Endpoint
  }

  /// Enough to say what there is to say; a device with more gets no longer message.
  private static let connectionLimit = 100
  private static let interposerLimit = 40

  /// Costs nothing where the device has no account.
  init(_ device: Device) {
    self.device = device
    connections = Array(
      device.accounts.lazy.flatMap { account in
        account.endpoints.map { Connection(account: account, endpoint: $0) }
      }.prefix(Self.connectionLimit))
    interposers = connections.isEmpty ? [] : Array(device.interposers.prefix(Self.interposerLimit))
  }

  /// The finding, with the way of an account's connection that leads through a payload.
  func explain(_ finding: Finding, through payload: Int) -> Finding {
    let own = interposers.filter { $0.payload == payload }
    let taken = connections.filter { connection in
      own.contains { $0.takes(connection.endpoint, of: connection.account) }
    }
    guard let first = taken.first else { return finding }
    let links = interposers.filter { $0.takes(first.endpoint, of: first.account) }
    let passage = Passage(
      connection: first, others: taken.dropFirst().map(\.endpoint), links: links,
      root: root(beside: links))
    return passage.appended(to: finding)
  }

  /// A root certificate in a profile of one of the links that nothing else explains.
  private func root(beside links: [Interposer]) -> Certificate? {
    let profiles = Set(links.filter { $0.share != .names }.map { device.payloads[$0.payload].profile })
    if profiles.isEmpty { return nil }
    let isTunnelOnly = links.allSatisfy { $0.share != .web }
    let gateways = device.vpns.filter { vpn in links.contains { $0.payload == vpn.payload } }
    return device.certificates.first { certificate in
      let payload = device.payloads[certificate.payload]
      guard certificate.isTrustAnchor, profiles.contains(payload.profile) else { return false }
      // The CA of an IKEv2 gateway, which such a VPN needs.
      let isGateways = gateways.contains {
        $0.gatewayIssuer.value.map { $0 == certificate.facts?.commonName } ?? (isTunnelOnly && $0.isIKEv2)
      }
      return !isGateways && device.networkTrust[payload.profile]?.mayExplain(payload) != true
    }
  }
}

extension Device {
  /// The findings, each with the way of an account's connection that leads through the payload it stands
  /// in: which account, which host and port, through what else, and a related place for each of them.
  ///
  /// A finding is unchanged where no account's connection goes there.
  /// - Parameter payload: what the findings speak of, where it is not the payload that they stand in.
  func withPassages(_ findings: [Finding], through payload: Int? = nil) -> [Finding] {
    if findings.isEmpty || self.accounts.isEmpty { return findings }
    let passages = Passages(self)
    return findings.map { finding in
      guard let payload = payload ?? self.payloadPosition(at: finding.place) else { return finding }
      return passages.explain(finding, through: payload)
    }
  }
}

extension VPN {
  /// Whether its gateway shows a certificate that the device has to trust.
  var isIKEv2: Bool { type.value == "IKEv2" || isAlwaysOn }
}

/// One connection and everything on its way.
struct Passage {
  var connection: Passages.Connection
  /// Other servers that the same payload stands before.
  var others: [Endpoint]
  var links: [Interposer]
  var root: Certificate?

  func appended(to finding: Finding) -> Finding {
    var copy = finding
    let sentences = sentences(beside: finding)
    copy.message = Text(
      en: ([finding.message.en] + sentences.map(\.en)).joined(separator: "; "),
      ja: ([finding.message.ja] + sentences.map(\.ja)).joined(separator: "。"))
    var shown = Set(finding.related.map(\.place)).union([finding.place])
    for place in places where shown.insert(place.place).inserted { copy.related.append(place) }
    return copy
  }

  private func sentences(beside finding: Finding) -> [Text] {
    var sentences: [Text] = []
    let server = server
    if let names = names(.traffic) {
      sentences.append(
        Text(
          en: "all traffic of \(server.en) goes through \(names.en)",
          ja: "\(server.ja) の通信はすべて\(names.ja)を通ります"))
    }
    if let names = names(.web) {
      sentences.append(webSentence(names, isFirst: sentences.isEmpty))
    }
    if let names = names(.names) {
      let host = connection.endpoint.host.value
      sentences.append(
        Text(en: "\(names.en) answers for \(host)", ja: "\(host) の名前解決は\(names.ja)が答えます"))
    }
    if let root, root.place != finding.place {
      let name = root.facts.map { " " + $0.commonName.quoted } ?? ""
      sentences.append(
        Text(
          en: "the same profile installs the root certificate\(name), with which TLS can be opened there",
          ja: "同じプロファイルがルート証明書\(name) を入れるため、そこで TLS を復号できます"))
    }
    return sentences
  }

  /// Exchange and calendars are web traffic themselves; mail only needs the web to sign in.
  private func webSentence(_ names: Text, isFirst: Bool) -> Text {
    if !isFirst {
      return Text(
        en: "its web traffic also goes through \(names.en)", ja: "Web の通信はさらに\(names.ja)を通ります")
    }
    return connection.endpoint.isHTTP
      ? Text(
        en: "all traffic of \(server.en) goes through \(names.en)",
        ja: "\(server.ja) の通信はすべて\(names.ja)を通ります")
      : Text(
        en: "web sign-in for \(server.en) goes through \(names.en)",
        ja: "\(server.ja) のための Web でのサインインは\(names.ja)を通ります")
  }

  /// `imap.example.com:993 ("Office") and 2 more servers`
  private var server: Text {
    let account = connection.account.name.map { " (\($0.quoted))" } ?? ""
    let name = connection.endpoint.address + account
    return switch others.count {
    case 0: Text(en: name, ja: name)
    case 1: Text(en: "\(name) and \(others[0].address)", ja: "\(name) と \(others[0].address)")
    default: Text(en: "\(name) and \(others.count) more servers", ja: "\(name) ほか \(others.count) 件のサーバー")
    }
  }

  /// The links that take the same, as a list.
  private func names(_ share: Interposer.Share) -> Text? {
    let names = links.filter { $0.share == share }.map(\.name)
    guard let last = names.last else { return nil }
    if names.count == 1 { return Text(en: last.en, ja: " \(last.ja) ") }
    return Text(
      en: names.dropLast().map(\.en).joined(separator: ", ") + " and " + last.en,
      ja: " " + names.map(\.ja).joined(separator: "、") + " ")
  }

  /// Each link of the chain, and the servers at its end.
  private var places: [Finding.Related] {
    var places = [
      Finding.Related(
        place: connection.endpoint.host.place,
        message: Text(en: "the server is named here", ja: "サーバーの指定はここです"))
    ]
    places += others.prefix(3).map {
      Finding.Related(place: $0.host.place, message: Text(en: "another server", ja: "ほかのサーバー"))
    }
    places += links.map { Finding.Related(place: $0.place, message: $0.name) }
    if let root {
      places.append(
        Finding.Related(
          place: root.place, message: Text(en: "the root certificate", ja: "ルート証明書")))
    }
    return places
  }
}
