import LocatedPlist

@testable import ProfileLint

/// How a text can be written down differently and still say the same.
enum TextForm: CaseIterable {
  case asWritten, carriageReturns, byteOrderMark, utf16, comment
}

/// An example's files without their marks, and where the marks stood.
struct MarkedExample {
  struct Spot: Hashable, CustomStringConvertible {
    var file: Int
    /// Bytes from the start of the text; -1 for the file as a whole.
    var offset: Int
    var description: String { "file \(file), offset \(offset)" }
  }

  private(set) var files: [[UInt8]] = []
  /// The texts as the reader has them, in UTF-8.
  private(set) var texts: [[UInt8]] = []
  private(set) var marks: Set<Spot> = []
  private let example: Example

  init(_ example: Example, _ form: TextForm = .asWritten) {
    self.example = example
    for (number, marked) in example.files.enumerated() {
      let pieces = Self.rewritten(marked, form)
        .split(separator: "▶", omittingEmptySubsequences: false)
      var text = Array((pieces.first ?? "").utf8)
      for piece in pieces.dropFirst() {
        marks.insert(Spot(file: number, offset: text.count))
        text += Array(piece.utf8)
      }
      texts.append(text)
      files.append(Self.encoded(text, form))
    }
    if marks.isEmpty { marks = [Spot(file: example.files.count - 1, offset: -1)] }
  }

  private static func rewritten(_ text: String, _ form: TextForm) -> String {
    switch form {
    case .asWritten, .utf16: text
    case .carriageReturns: text.replacing("\n", with: "\r\n")
    case .byteOrderMark: "\u{FEFF}" + text
    case .comment: text.replacing("<dict>\n", with: "<dict>\n<!-- 設定 𠮷 -->\n")
    }
  }

  private static func encoded(_ text: [UInt8], _ form: TextForm) -> [UInt8] {
    guard form == .utf16 else { return text }
    let units = String(decoding: text, as: UTF8.self).utf16
    return [0xFF, 0xFE] + units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  /// What linting all files together brings.
  func report() -> DeviceReport {
    let documents = files.enumerated().map {
      Document(name: InputName("example-\($0 + 1).mobileconfig"), read: DocumentReader.read($1))
    }
    let day = PlistDate(year: 2026, month: 11, day: 23)
    return Linter().lint(documents, in: example.circumstances(now: day))
  }

  /// Where a rule speaks, in terms of the marks: in front of the element.
  func reported(by rule: String) -> Set<Spot> {
    let report = report()
    return Set(
      report.findings.filter { $0.rule == rule }.map { finding in
        let file = Int(finding.place.document)
        guard let bytes = report.device.bytes(of: finding.place) else { return Spot(file: file, offset: -1) }
        let exact = Spot(file: file, offset: bytes.lowerBound)
        if marks.contains(exact) { return exact }
        // The text of a string in JSON stands behind its quotation mark.
        let quoted = Spot(file: file, offset: bytes.lowerBound - 1)
        if marks.contains(quoted) { return quoted }
        let tag = texts[file][...bytes.lowerBound].lastIndex(of: UInt8(ascii: "<"))
        return Spot(file: file, offset: tag ?? bytes.lowerBound)
      })
  }
}
