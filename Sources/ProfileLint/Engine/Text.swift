/// A sentence in both languages, each written as a sentence of its own.
public struct Text: Sendable, Hashable {
  public var en: String
  public var ja: String

  public init(en: String, ja: String) {
    self.en = en
    self.ja = ja
  }

  public func callAsFunction(_ language: Language) -> String {
    language == .ja ? ja : en
  }
}

/// A language that profilelint speaks.
public enum Language: String, Sendable, CaseIterable {
  case en, ja
}
