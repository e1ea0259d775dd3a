import LocatedPlist
import Testing

@testable import ProfileLint

/// Whose access point is right for whose SIM.
@Suite struct SIMTests {
  @Test(arguments: [
    ("docomo", "NTT docomo"), ("ドコモ", "NTT docomo"), ("ahamo", "NTT docomo"), ("KDDI", "au"),
    ("softbank", "SoftBank"), ("ソフトバンク", "SoftBank"), ("ymobile", "Y!mobile"),
    ("Ｙ！ＭＯＢＩＬＥ", "Y!mobile"), ("ワイモバイル", "Y!mobile"), ("UQ", "UQ mobile"), ("楽天", "Rakuten Mobile"),
    ("povo", "povo"), ("linemo", "LINEMO"), ("iijmio", "IIJmio"), ("Mineo", "mineo"),
    ("BIGLOBE", "BIGLOBE mobile"), ("nuro", "NURO mobile"), ("OCN", "OCN mobile ONE"),
    ("telstra", "Telstra"),
  ])
  func `a carrier is found in its usual spellings`(_ spelling: String, _ name: String) {
    #expect(SIM.carrier(named: spelling)?.name == name)
  }

  @Test func `a name that nobody has is met with a hint`() {
    #expect(SIM.carrier(named: "mineoo") == nil)
    #expect(SIM.nearestCarrier(to: "mineoo") == "mineo")
    #expect(SIM.carrier(named: "") == nil)
    #expect(SIM.network("440-10") == SIM.network("44010"))
    #expect(SIM.network("310-260")?.text == "310-260")
    for code in ["", "440", "440-1", "440-1000", "44O10", "999-99", "-44010", "４４０１０"] {
      #expect(SIM.network(code) == nil)
    }
  }

  @Test(
    arguments: [
      // A guest's access point is right on its host's network.
      ("mineo-d.jp", nil, "440-10", false), ("mineo.jp", nil, "440-51", false),
      ("mineo-d.jp", nil, "440-51", true), ("mineo-d.jp", "mineo", "440-51", true),
      ("mineo-d.jp", "mineo", nil, false), ("mineo-d.jp", "docomo", nil, false),
      ("mineo-d.jp", "IIJmio", nil, true), ("spmode.ne.jp", "mineo", nil, true),
      // A carrier has several codes, and a host's own access points are for its own SIMs.
      ("uno.au-net.ne.jp", "au", nil, false), ("uno.au-net.ne.jp", nil, "440-53", false),
      ("rakuten.jp", nil, "440-53", true), ("rakuten.jp", "楽天", nil, false),
      ("rakuten.jp", nil, "440-11", false),
      // One name, two carriers.
      ("plus.acs.jp", "LINEMO", nil, false), ("plus.acs.jp", "ymobile", nil, false),
      ("plus.acs.jp", "povo", nil, true), ("dm.jplat.net", "HIS", nil, false),
      // Names that tell nothing.
      ("internet", "docomo", nil, false), ("private.example.com", "docomo", nil, false),
      ("jpspir", "docomo", nil, false), ("", "docomo", nil, false),
      // Abroad.
      ("fast.t-mobile.com", nil, "310-260", false), ("fast.t-mobile.com", nil, "440-10", true),
      ("telstra.internet", "Telstra", nil, false), ("telstra.internet", "docomo", nil, true),
    ] as [(String, String?, String?, Bool)])
  func `a name is foreign where none of its rows is for the SIM`(
    _ name: String, _ carrier: String?, _ network: String?, _ isForeign: Bool
  ) {
    let sim = SIM(
      carrier: carrier.flatMap(SIM.carrier(named:)), network: network.flatMap(SIM.network(_:)))
    #expect(sim != nil)
    let rules = rules(on: name, sim: sim)
    #expect(rules.contains("cellular-foreign-apn") == isForeign, "\(rules)")
  }

  @Test(arguments: [
    ("open.softbank.ne.jp", "cellular-retired-apn"), ("cinet.spcs", "cellular-network-ended"),
    ("ocn.ne.jp", "cellular-foreign-apn"), ("nate.sktelecom.com", "cellular-foreign-apn"),
    ("spmode.ne.jp.MNC010.MCC440.GPRS", "cellular-name-not-apn"),
    ("private.example.com", "cellular-unknown-apn"), ("spmode.ne.jp\u{3000}", "cellular-name-not-apn"),
  ])
  func `one rule speaks of a name`(_ name: String, _ rule: String) {
    let sim = SIM(network: "440-20")
    #expect(rules(on: name, sim: sim) == [rule])
  }

  private func rules(on name: String, sim: SIM?) -> [String] {
    let example = Example.accessPoint(named: "<string>\(name)</string>")
    let documents = example.files.map {
      Document(name: InputName("apn.mobileconfig"), read: DocumentReader.read(Array($0.utf8)))
    }
    let day = PlistDate(year: 2026, month: 11, day: 23)
    let report = Linter(RuleSelection(select: ["cellular-*"]))
      .lint(documents, in: Circumstances(now: day, sim: sim))
    // What is asked of the user name is another question.
    return report.findings.map(\.rule).filter { $0 != "cellular-credential-mismatch" }
  }
}
