import LocatedPlist
import Testing

@testable import ProfileLint

/// What examples cannot show, because an Always On VPN is a warning of its own.
@Suite struct VPNTests {
  private func findings(_ keys: String, of rule: String) -> [Finding] {
    let document = Document(
      name: InputName("vpn"),
      read: DocumentReader.read(Array(Example.vpn("AlwaysOn", keys).files[0].utf8)))
    return Linter().lint([document], in: Circumstances(now: PlistDate(year: 2026, month: 11, day: 23)))
      .findings
      .filter { $0.rule == rule }
  }

  private let locked = "<key>UIToggleEnabled</key><integer>0</integer>"
  private let unlocked = "<key>UIToggleEnabled</key><integer>1</integer>"
  private let webSheet = "<key>AllowCaptiveWebSheet</key><integer>1</integer>"
  private let oneApp =
    "<key>AllowedCaptiveNetworkPlugins</key><array><dict><key>BundleIdentifier</key>"
    + "<string>com.example.hotspot</string></dict></array>"

  @Test func `the switch of Always On is locked unless a key frees it`() {
    #expect(findings("", of: "vpn-user-cannot-disable").count == 1)
    #expect(findings(locked, of: "vpn-user-cannot-disable").count == 1)
    #expect(findings(unlocked, of: "vpn-user-cannot-disable").isEmpty)
  }

  @Test func `a way to log in, by any of the keys, leaves Always On itself to speak of`() {
    #expect(findings("", of: "vpn-always-on-captive").count == 1)
    #expect(findings("", of: "vpn-always-on").count == 1)
    for keys in [webSheet, oneApp] {
      #expect(findings(keys, of: "vpn-always-on-captive").isEmpty)
      #expect(findings(keys, of: "vpn-always-on").count == 1)
    }
  }
}
