import ProfileSchema
import Testing

@testable import ProfileLint

@Suite struct SymptomTests {
  @Test(arguments: [
    ("S2", Symptom.s2), ("s9", .s9), ("サーバーに接続できません", .s2), ("「サーバに接続できません。」", .s2),
    ("Cannot connect to the server!", .s2), ("iPhone says: cannot verify server identity", .s8),
    ("メールを取得できません", .s1), ("アカウントエラー", .s3), ("The user name or password is incorrect", .s3),
    ("届かない", .s4), ("プッシュ通知が届かない", .s9), ("送れない", .s5), ("mail stays in the outbox", .s5),
    ("設定が押せない", .s6), ("keeps asking for the password", .s7), ("cannot conect to teh server", .s2),
  ])
  func `a symptom is found by its code and by what people say`(_ text: String, _ symptom: Symptom) {
    #expect(Symptom.named(text) == symptom)
  }

  @Test(arguments: ["", "xyz", "S10", "。。。", "battery drains"])
  func `what is no symptom is none`(_ text: String) {
    #expect(Symptom.named(text) == nil)
  }

  @Test func `every phrase finds its own symptom`() {
    for (code, phrase) in SymptomPhrases.all { #expect(Symptom.named(phrase)?.rawValue == code, "\(phrase)") }
  }
}

@Suite struct CoverageTests {
  @Test func `the guide has 109 causes without gaps`() {
    #expect(Guide.shared.causes.map(\.row) == Array(1...109))
  }

  @Test func `every cause has a rule or a step by hand`() {
    let coverage = Coverage()
    for cause in Guide.shared.causes {
      #expect(!coverage.rules(seeing: cause).isEmpty || cause.step != nil, "\(cause.row) \(cause.en)")
    }
  }

  @Test func `a cause that a profile or a set shows has a rule`() {
    let coverage = Coverage()
    for cause in Guide.shared.causes where cause.visibleIn.contains("a") || cause.visibleIn.contains("c") {
      #expect(!coverage.rules(seeing: cause).isEmpty, "\(cause.row) \(cause.en)")
    }
  }

  @Test func `rules name causes that exist`() {
    for rule in Catalogue.rules {
      for row in rule.about.guide { #expect(Guide.shared.cause(row) != nil, "\(rule.about.id) \(row)") }
    }
  }

  @Test func `steps keep the guide's order and belong to the symptom`() {
    let steps = Coverage().steps(for: .s2)
    #expect(steps.map(\.row) == steps.map(\.row).sorted())
    #expect(steps.allSatisfy { $0.symptoms.contains("S2") })
    #expect(steps.map(\.row).contains(18))
  }
}
