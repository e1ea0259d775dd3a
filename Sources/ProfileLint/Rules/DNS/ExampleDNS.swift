/// Payloads of encrypted DNS for the examples of rules.
enum ExampleDNS {
  static let type = "com.apple.dnsSettings.managed"

  /// A resolver over HTTPS.
  /// - Parameters:
  ///   - settings: more keys of the dictionary DNSSettings.
  ///   - mark: in front of the dictionary.
  static func keys(
    _ keys: String = "", host: String = "dns.example.com", settings: String = "", mark: String = ""
  ) -> String {
    """
    <key>DNSSettings</key>
    \(mark)<dict>
    <key>DNSProtocol</key>
    <string>HTTPS</string>
    <key>ServerURL</key>
    <string>https://\(host)/dns-query</string>
    \(settings)
    </dict>
    \(keys)
    """
  }

  static func payload(
    _ keys: String = "", settings: String = "", mark: String = "", fileID: String = #fileID,
    line: Int = #line
  ) -> Example {
    .payload(type, self.keys(keys, settings: settings, mark: mark), fileID: fileID, line: line)
  }

  static func rules(_ rules: String) -> String {
    "<key>OnDemandRules</key>\n<array>\n\(rules)\n</array>"
  }

  /// One rule without a condition.
  static func rule(_ action: String, _ keys: String = "") -> String {
    "<dict>\n<key>Action</key>\n<string>\(action)</string>\n\(keys)\n</dict>"
  }

  /// One rule for a kind of network.
  static func rule(_ action: String, on interface: OnDemandRules.Interface) -> String {
    rule(action, "<key>InterfaceTypeMatch</key>\n<string>\(interface.rawValue)</string>")
  }

  /// Rules that apply the resolver on one kind of network only.
  static func only(on interface: OnDemandRules.Interface) -> String {
    rules(rule("Connect", on: interface) + rule("Disconnect"))
  }

  static func rule(_ action: String, ssid: String) -> String {
    rule(action, "<key>SSIDMatch</key>\n<array>\n<string>\(ssid)</string>\n</array>")
  }

  static func evaluate(_ action: String, _ domain: String) -> String {
    rule(
      "EvaluateConnection",
      """
      <key>ActionParameters</key>
      <array>
      <dict>
      <key>DomainAction</key>
      <string>\(action)</string>
      <key>Domains</key>
      <array>
      <string>\(domain)</string>
      </array>
      </dict>
      </array>
      """)
  }

  static func matching(_ domain: String) -> String {
    "<key>SupplementalMatchDomains</key>\n<array>\n<string>\(domain)</string>\n</array>"
  }
}
