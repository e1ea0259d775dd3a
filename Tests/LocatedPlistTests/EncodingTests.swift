import Testing

@testable import LocatedPlist

/// Texts that are not UTF-8: the same values, and offsets that lead back into the file.
@Suite struct EncodingTests {
  private static let content =
    "<plist version=\"1.0\"><dict><key>名前</key><string>会社メール 𠮷</string><key>Port</key><integer>993</integer></dict></plist>"

  @Test(arguments: [
    WideForm(isUTF32: false, bigEndian: false, byteOrderMark: true),
    WideForm(isUTF32: false, bigEndian: true, byteOrderMark: true),
    WideForm(isUTF32: false, bigEndian: false, byteOrderMark: false),
    WideForm(isUTF32: true, bigEndian: true, byteOrderMark: true),
    WideForm(isUTF32: true, bigEndian: false, byteOrderMark: false),
  ])
  func `UTF-16 and UTF-32 are read in either order, with a byte order mark or without`(_ form: WideForm)
    throws
  {
    let file = form.encode(Self.content)
    let list = try DocumentReader.read(file).content.get()
    #expect(list.root["名前"]?.string == "会社メール 𠮷")
    let port = try #require(list.root["Port"]?.bytes)
    let encoding = try #require(list.source.encoding)
    let start = encoding.fileOffset(ofUTF8: port.lowerBound, in: list.source.bytes)
    let end = encoding.fileOffset(ofUTF8: port.upperBound, in: list.source.bytes)
    #expect(Array(file[start..<end]) == Array(form.encode("993").dropFirst(form.markLength)))
  }

  @Test(arguments: [
    (#"{"Port": 993}"#, [Container.json]), ("[1]", [.json]), ("<plist><true/></plist>", [.xml]),
  ])
  func `each form of text may be in UTF-16`(_ text: String, _ containers: [Container]) throws {
    for bigEndian in [false, true] {
      let form = WideForm(isUTF32: false, bigEndian: bigEndian, byteOrderMark: true)
      let read = DocumentReader.read(form.encode(text))
      #expect(read.containers == containers)
      #expect(try read.content.get().source.encoding != .utf8)
    }
  }

  struct WideForm: Sendable, CustomTestStringConvertible {
    var isUTF32: Bool
    var bigEndian: Bool
    var byteOrderMark: Bool
    var testDescription: String { "UTF-\(isUTF32 ? 32 : 16) \(bigEndian ? "BE" : "LE") \(byteOrderMark)" }
    var markLength: Int { byteOrderMark ? (isUTF32 ? 4 : 2) : 0 }

    func encode(_ text: String) -> [UInt8] {
      let marked = byteOrderMark ? "\u{FEFF}" + text : text
      let units = isUTF32 ? marked.unicodeScalars.map(\.value) : marked.utf16.map(UInt32.init)
      return units.flatMap { unit in
        let bytes = (0..<(isUTF32 ? 4 : 2)).map { UInt8(truncatingIfNeeded: unit >> (8 * UInt32($0))) }
        return bigEndian ? bytes.reversed() : bytes
      }
    }
  }

  // 会社 in Shift_JIS and in EUC-JP.
  @Test(arguments: [
    ("Shift_JIS", [0x89, 0xEF, 0x8E, 0xD0] as [UInt8]), ("EUC-JP", [0xB2, 0xF1, 0xBC, 0xD2]),
  ])
  func `Japanese encodings are read, and offsets lead back into the file`(name: String, company: [UInt8])
    throws
  {
    let head = Array(
      "<?xml version=\"1.0\" encoding=\"\(name)\"?><plist version=\"1.0\"><dict><key>N</key><string>".utf8)
    let tail = Array("</string><key>Port</key><integer>993</integer></dict></plist>".utf8)
    let file = head + company + tail
    let list = try DocumentReader.read(file).content.get()
    #expect(list.root["N"]?.string == "会社")
    let port = try #require(list.root["Port"]?.bytes)
    let start = try #require(list.source.encoding).fileOffset(ofUTF8: port.lowerBound, in: list.source.bytes)
    #expect(Array(file[start..<start + 3]) == Array("993".utf8))
  }

  @Test func `ISO-8859-1 is read byte by byte`() throws {
    let file =
      Array("<?xml version='1.0' encoding='ISO-8859-1'?><plist><string>Caf".utf8) + [0xE9]
      + Array("</string></plist>".utf8)
    #expect(try DocumentReader.read(file).content.get().root.string == "Café")
  }

  @Test func `an encoding that nobody knows is named with its place`() throws {
    let file = Array("<?xml version=\"1.0\" encoding=\"x-nobody\"?><plist><true/></plist>".utf8)
    let failure = try #require(refusal(ofDocument: file))
    #expect(failure.reason == .unknownEncoding("x-nobody"))
    #expect(failure.bytes.map { String(decoding: file[$0], as: UTF8.self) } == "x-nobody")
  }

  @Test func `a text that says UTF-16 and is not is refused`() {
    let file = Array("<?xml version=\"1.0\" encoding=\"UTF-16\"?><plist><true/></plist>".utf8)
    #expect(refusal(ofDocument: file)?.reason == .encodingContradictsByteOrderMark(declared: "UTF-16"))
  }

  @Test func `invalid UTF-8 is located`() throws {
    let file = Array(document("<string>a").utf8.prefix(70)) + [0xFF] + Array("</string></plist>".utf8)
    let failure = try #require(refusal(ofDocument: file))
    #expect(failure.reason == .invalidEncodedText(encoding: "UTF-8"))
    #expect(failure.bytes.map { Array(file[$0]) } == [0xFF])
  }
}
