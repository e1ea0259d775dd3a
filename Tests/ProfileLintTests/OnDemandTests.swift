import LocatedPlist
import Testing

@testable import ProfileLint

/// On-demand rules decide as Apple's schema says: the first that fits the network.
@Suite struct OnDemandTests {
  private func rules(_ rules: String, _ lists: String = "") -> OnDemandRules {
    let keys =
      "<key>OnDemandEnabled</key><integer>1</integer>\(lists)"
      + (rules.isEmpty ? "" : "<key>OnDemandRules</key><array>\(rules)</array>")
    let document = Document(
      name: InputName("vpn"),
      read: DocumentReader.read(Array(Example.vpn("VPN", keys).files[0].utf8)))
    let device = Device([document], in: Circumstances(now: PlistDate(year: 2026, month: 11, day: 23)))
    return device.vpns.first?.onDemand ?? OnDemandRules([])
  }

  private func rule(_ action: String, _ keys: String = "") -> String {
    "<dict><key>Action</key><string>\(action)</string>\(keys)</dict>"
  }

  private func evaluation(_ parameters: (action: String, domains: [String])...) -> String {
    let sections = parameters.map { action, domains in
      "<dict><key>DomainAction</key><string>\(action)</string>" + list("Domains", domains) + "</dict>"
    }
    return "<key>ActionParameters</key><array>\(sections.joined())</array>"
  }

  private func list(_ key: String, _ values: [String]) -> String {
    "<key>\(key)</key><array>" + values.map { "<string>\($0)</string>" }.joined() + "</array>"
  }

  private func on(_ interface: String) -> String {
    "<key>InterfaceTypeMatch</key><string>\(interface)</string>"
  }

  @Test func `without rules nothing connects`() {
    #expect(rules("").match("www.example.com") == nil)
  }

  @Test func `the first rule that fits decides`() {
    #expect(rules(rule("Connect") + rule("Disconnect")).match("a.example.com") != nil)
    #expect(rules(rule("Ignore") + rule("Connect")).match("a.example.com") == nil)
  }

  @Test func `a rule for one interface leaves the others alone`() {
    let rules = rules(rule("Connect", on("Cellular")))
    #expect(rules.match("a.example.com", on: .cellular)?.isConditional == false)
    #expect(rules.match("a.example.com", on: .wifi) == nil)
    #expect(rules.match("a.example.com", on: .ethernet) == nil)
  }

  @Test func `an SSID fits Wi-Fi only`() {
    let rules = rules(rule("Disconnect", list("SSIDMatch", ["Office"])) + rule("Connect"))
    #expect(rules.match("a.example.com", on: .wifi)?.isConditional == true)
    #expect(rules.match("a.example.com", on: .cellular)?.isConditional == false)
  }

  @Test(arguments: ["DNSDomainMatch", "DNSServerAddressMatch"])
  func `a rule with another condition may be passed over`(_ key: String) {
    let rules = rules(rule("Disconnect", list(key, ["10.*"])) + rule("Connect"))
    #expect(rules.match("a.example.com", on: .cellular)?.isConditional == true)
    #expect(rules.fallback(on: .cellular)?.action.value == "Connect")
  }

  @Test func `an interface that is a variable is a condition`() {
    let rules = rules(rule("Disconnect", on("$INTERFACE")) + rule("Connect"))
    #expect(rules.match("a.example.com", on: .wifi)?.isConditional == true)
    #expect(rules.fallback(on: .wifi)?.action.value == "Connect")
  }

  @Test func `an action that is a variable connects nothing`() {
    #expect(rules(rule("$ACTION") + rule("Connect")).match("a.example.com") == nil)
  }

  @Test func `the first parameter that names the host decides`() {
    let rules = rules(
      rule(
        "EvaluateConnection",
        evaluation(("NeverConnect", ["mail.example.com"]), ("ConnectIfNeeded", ["example.com"]))))
    #expect(rules.match("imap.mail.example.com") == nil)
    #expect(rules.match("www.example.com")?.domain?.value == "example.com")
    #expect(rules.match("www.example.org") == nil)
  }

  @Test func `a name that resolves needs no connection, so a domain is a condition`() {
    let rules = rules(rule("EvaluateConnection", evaluation(("ConnectIfNeeded", ["example.com"]))))
    #expect(rules.match("www.example.com")?.isConditional == true)
  }

  @Test func `evaluation of domains ends the search`() {
    let rules = rules(
      rule("EvaluateConnection", evaluation(("ConnectIfNeeded", ["example.com"]))) + rule("Connect"))
    #expect(rules.match("www.example.org") == nil)
  }

  @Test(arguments: ["example.com", ".example.com", "*.example.com", "EXAMPLE.com."])
  func `a domain covers what stands below it`(_ domain: String) {
    let rules = rules(rule("EvaluateConnection", evaluation(("ConnectIfNeeded", [domain]))))
    #expect(rules.match("www.example.com") != nil)
    #expect(rules.match("www.notexample.com") == nil)
  }

  @Test func `an empty domain names nothing`() {
    let rules = rules(rule("EvaluateConnection", evaluation(("ConnectIfNeeded", [""]))))
    #expect(rules.match("www.example.com") == nil)
  }

  @Test(arguments: ["OnDemandMatchDomainsAlways", "OnDemandMatchDomainsOnRetry"])
  func `the lists from before iOS 7 connect where there are no rules`(_ key: String) {
    let lists = list(key, ["example.com"]) + list("OnDemandMatchDomainsNever", ["www.example.com"])
    #expect(rules("", lists).match("imap.example.com")?.isConditional == true)
    #expect(rules("", lists).match("www.example.com") == nil)
    #expect(rules("", lists).exempts("www.example.com"))
    #expect(rules(rule("Ignore"), lists).match("imap.example.com") == nil)
  }

  @Test func `a host is left out only by a rule that is reached`() {
    let neverConnect = rule("EvaluateConnection", evaluation(("NeverConnect", ["captive.apple.com"])))
    #expect(rules(neverConnect + rule("Connect")).exempts("captive.apple.com"))
    #expect(!rules(rule("Connect") + neverConnect).exempts("captive.apple.com"))
    #expect(rules(rule("Connect", on("WiFi")) + rule("Disconnect")).exempts("captive.apple.com"))
    #expect(!rules(rule("Connect") + rule("Disconnect")).exempts("captive.apple.com"))
  }

  @Test func `what is reachable ends with the first rule that always fits`() {
    let rules = rules(
      rule("Disconnect", list("SSIDMatch", ["Office"])) + rule("Connect", on("WiFi")) + rule("Ignore"))
    #expect(rules.reachable(on: .wifi).map(\.action.value) == ["Disconnect", "Connect"])
    #expect(rules.reachable(on: .cellular).map(\.action.value) == ["Ignore"])
    #expect(rules.fallback(on: .ethernet)?.action.value == "Ignore")
  }
}
