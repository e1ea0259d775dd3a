/// A VPN that does one thing on one line and another thing on the next.
///
/// Every reachable on-demand rule with InterfaceTypeMatch or SSIDMatch is weighed against what the rules do
/// elsewhere; where all lines are treated alike there is nothing to explain.
struct VPNOnDemandInterface: Rule {
  let about = About(
    id: "vpn-on-demand-interface",
    level: .note,
    reads: .vpn,
    title: Text(
      en: "VPN that depends on the network the device is on",
      ja: "接続している回線によって動作が変わる VPN"),
    why: Text(
      en: """
        The tunnel is up on some networks and down on others. A fault of its gateway then looks like a fault \
        of one line: mail works at home and fails on the train, or the other way round.
        """,
      ja: """
        回線によってトンネルがつながったり切れたりします。そのためゲートウェイの不具合が回線の不具合に見え、\
        「自宅では使えるのに外出先では使えない」といった症状になります。
        """),
    fix: Text(
      en: "Compare with the VPN off when mail fails on one line only.",
      ja: "特定の回線だけでメールが使えないときは、VPN をオフにして比べてください。"),
    symptoms: [.s2],
    guide: [17, 10],
    bad: [
      .vpn(
        "IKEv2",
        Self.rules(
          """
          <dict>
          <key>Action</key>
          <string>Connect</string>
          <key>InterfaceTypeMatch</key>
          ▶<string>Cellular</string>
          </dict>
          <dict>
          <key>Action</key>
          <string>Disconnect</string>
          </dict>
          """)),
      .vpn(
        "IKEv2",
        Self.rules(
          """
          <dict>
          <key>Action</key>
          <string>Disconnect</string>
          <key>SSIDMatch</key>
          ▶<array>
          <string>Office</string>
          </array>
          </dict>
          <dict>
          <key>Action</key>
          <string>Connect</string>
          </dict>
          """)),
    ],
    good: [
      // The same on every line.
      .vpn(
        "IKEv2",
        Self.rules(
          """
          <dict>
          <key>Action</key>
          <string>Connect</string>
          <key>InterfaceTypeMatch</key>
          <string>WiFi</string>
          </dict>
          <dict>
          <key>Action</key>
          <string>Connect</string>
          <key>InterfaceTypeMatch</key>
          <string>Cellular</string>
          </dict>
          """)),
      // The rule for mobile data is never reached.
      .vpn(
        "IKEv2",
        Self.rules(
          """
          <dict>
          <key>Action</key>
          <string>Connect</string>
          </dict>
          <dict>
          <key>Action</key>
          <string>Disconnect</string>
          <key>InterfaceTypeMatch</key>
          <string>Cellular</string>
          </dict>
          """)),
      .vpn(
        "IKEv2",
        Self.rules(
          """
          <dict>
          <key>Action</key>
          <string>Disconnect</string>
          <key>InterfaceTypeMatch</key>
          <string>{{ INTERFACE }}</string>
          </dict>
          """)),
    ])

  func check(_ device: Device) -> [Finding] {
    device.vpns.compactMap { vpn in vpn.connectsOnDemand ? finding(vpn) : nil }
  }

  private func finding(_ vpn: VPN) -> Finding? {
    guard let place = networkPlace(vpn.onDemand) ?? interfacePlace(vpn.onDemand) else { return nil }
    return finding(
      at: place,
      Text(
        en:
          "what holds here does not hold on other networks, so \(vpn.label.en) may explain a fault of one line",
        ja: "このルールはほかの回線には当てはまらないため、特定の回線だけの不具合は \(vpn.label.ja) が原因かもしれません"))
  }

  /// The SSIDs of the first rule that treats some Wi-Fi networks differently from the others.
  private func networkPlace(_ onDemand: OnDemandRules) -> Place? {
    let usual = Treatment(onDemand.fallback(on: .wifi))
    let rule = onDemand.reachable(on: .wifi).first {
      $0.entries.has("SSIDMatch") && Treatment($0).differs(from: usual)
    }
    return rule.flatMap { rule in rule.entries.node["SSIDMatch"].map(rule.entries.place(of:)) }
  }

  /// The interface of the first rule that treats a kind of network differently from the others.
  private func interfacePlace(_ onDemand: OnDemandRules) -> Place? {
    let namesEthernet = onDemand.rules.contains { $0.interface.value == "Ethernet" }
    // Rules that say nothing of Ethernet are mostly for devices without it.
    let fallbacks = OnDemandRules.Interface.allCases.filter { $0 != .ethernet || namesEthernet }
      .map { onDemand.fallback(on: $0) }
    let treatments = fallbacks.map { Treatment($0) }
    guard let first = treatments.first, treatments.contains(where: { $0.differs(from: first) }) else {
      return nil
    }
    return fallbacks.lazy.compactMap { $0?.interface.located?.place }.first
  }

  /// What becomes of connections, as far as two rules can do the same.
  private enum Treatment: Equatable {
    case connects, stays, unknown
    /// By the domains of this very rule.
    case evaluates(rule: Int)

    init(_ rule: OnDemandRule?) {
      switch rule?.action.value {
      case "Connect": self = .connects
      case "EvaluateConnection": self = .evaluates(rule: rule?.entries.node.index ?? 0)
      case nil where rule != nil: self = .unknown
      default: self = .stays
      }
    }

    func differs(from other: Treatment) -> Bool { self != other && self != .unknown && other != .unknown }
  }

  private static func rules(_ rules: String) -> String {
    """
    <key>OnDemandEnabled</key>
    <integer>1</integer>
    <key>OnDemandRules</key>
    <array>
    \(rules)
    </array>
    """
  }
}
