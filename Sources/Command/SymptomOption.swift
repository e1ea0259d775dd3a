import ArgumentParser
import ProfileLint

/// `--symptom`, which explain and triage share.
struct SymptomOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the device says or the user sees, in English or Japanese, or a code from S1 to S9.",
      valueName: "text"),
    transform: Self.symptom)
  var symptom: Symptom?

  private static func symptom(_ text: String) throws -> Symptom {
    if let symptom = Symptom.named(text) { return symptom }
    let known = Symptom.allCases.map { "\n  \($0.rawValue) \($0.title.en) (\($0.title.ja))" }
    throw ValidationError("No symptom is like '\(text)'. These are known:" + known.joined())
  }
}
