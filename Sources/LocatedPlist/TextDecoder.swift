import CXMLEvents

/// Finds out how an XML text is encoded, and makes UTF-8 of it.
enum TextDecoder {
  /// The text of a file: as it stands if it is UTF-8, transcoded otherwise.
  static func decode(_ file: [UInt8]) -> Result<Source, ReadFailure> {
    if file.starts(with: [0xEF, 0xBB, 0xBF]) { return .success(Source(bytes: file, encoding: .utf8)) }
    if let encoding = wideEncoding(of: file) {
      return decodeWide(file, encoding).map { Source(bytes: $0, encoding: encoding) }
    }
    guard let declared = declaredEncoding(in: file) else {
      return .success(Source(bytes: file, encoding: .utf8))
    }
    switch declared.name.uppercased() {
    case "UTF-8", "UTF8":
      return .success(Source(bytes: file, encoding: .utf8))
    case "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "UCS-2", "UCS-4":
      // The declaration itself was readable byte by byte, so the text is not what it says.
      return .failure(
        ReadFailure(
          .encodingContradictsByteOrderMark(declared: declared.name), bytes: declared.bytes))
    case "US-ASCII", "ASCII", "ISO-8859-1", "ISO8859-1", "LATIN1":
      return .success(Source(bytes: fromLatin1(file), encoding: .latin1))
    default:
      return transcode(file, declared)
    }
  }

  // MARK: UTF-16 and UTF-32

  /// Told by a byte order mark, or by where the zero bytes around `<` of XML, or `{` and `[` of JSON, stand.
  private static func wideEncoding(of file: [UInt8]) -> TextEncoding? {
    let start = Array(file.prefix(4))
    guard start.count >= 2 else { return nil }
    if start == [0xFF, 0xFE, 0, 0] { return .utf32(bigEndian: false, byteOrderMark: true) }
    if start == [0, 0, 0xFE, 0xFF] { return .utf32(bigEndian: true, byteOrderMark: true) }
    if start.starts(with: [0xFF, 0xFE]) { return .utf16(bigEndian: false, byteOrderMark: true) }
    if start.starts(with: [0xFE, 0xFF]) { return .utf16(bigEndian: true, byteOrderMark: true) }
    for first in "<{[".utf8 {
      if start == [first, 0, 0, 0] { return .utf32(bigEndian: false, byteOrderMark: false) }
      if start == [0, 0, 0, first] { return .utf32(bigEndian: true, byteOrderMark: false) }
      if start.starts(with: [first, 0]) { return .utf16(bigEndian: false, byteOrderMark: false) }
      if start.starts(with: [0, first]) { return .utf16(bigEndian: true, byteOrderMark: false) }
    }
    return nil
  }

  private static func decodeWide(
    _ file: [UInt8], _ encoding: TextEncoding
  ) -> Result<[UInt8], ReadFailure> {
    var text: [UInt8] = []
    text.reserveCapacity(file.count / 2 + file.count / 16)
    let isComplete: Bool
    switch encoding {
    case .utf16(let bigEndian, let byteOrderMark):
      let bytes = file.dropFirst(byteOrderMark ? 2 : 0)
      isComplete =
        bytes.count % 2 == 0
        && append(UnitReader<UInt16>(bytes, bigEndian), as: UTF16.self, to: &text)
    case .utf32(let bigEndian, let byteOrderMark):
      let bytes = file.dropFirst(byteOrderMark ? 4 : 0)
      isComplete =
        bytes.count % 4 == 0
        && append(UnitReader<UInt32>(bytes, bigEndian), as: UTF32.self, to: &text)
    default:
      isComplete = false
    }
    if isComplete { return .success(text) }
    return .failure(ReadFailure(.invalidEncodedText(encoding: encoding.name)))
  }

  private static func append<Encoding: UnicodeCodec>(
    _ units: UnitReader<Encoding.CodeUnit>, as encoding: Encoding.Type, to text: inout [UInt8]
  ) -> Bool {
    !transcode(units, from: encoding, to: UTF8.self, stoppingOnError: true) { text.append($0) }
  }

  private static func transcode<Units: IteratorProtocol, Input: UnicodeCodec>(
    _ units: Units, from: Input.Type, to: UTF8.Type, stoppingOnError: Bool, _ write: (UInt8) -> Void
  ) -> Bool where Units.Element == Input.CodeUnit {
    Swift.transcode(units, from: from, to: to, stoppingOnError: stoppingOnError, into: write)
  }

  /// The code units of some bytes; a last piece of a unit is left out.
  private struct UnitReader<Unit: FixedWidthInteger & Sendable>: IteratorProtocol {
    private let bytes: ArraySlice<UInt8>
    private let bigEndian: Bool
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>, _ bigEndian: Bool) {
      self.bytes = bytes
      self.bigEndian = bigEndian
      at = bytes.startIndex
    }

    mutating func next() -> Unit? {
      let size = MemoryLayout<Unit>.size
      guard at + size <= bytes.endIndex else { return nil }
      let value = bytes.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: at - bytes.startIndex, as: Unit.self)
      }
      at += size
      return bigEndian ? Unit(bigEndian: value) : Unit(littleEndian: value)
    }
  }

  // MARK: Eight bits

  private static func fromLatin1(_ file: [UInt8]) -> [UInt8] {
    if file.allSatisfy({ $0 < 0x80 }) { return file }
    return file.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
  }

  private static func transcode(
    _ file: [UInt8], _ declared: (name: String, bytes: Range<Int>)
  ) -> Result<Source, ReadFailure> {
    var text: [UInt8] = []
    let result = withUnsafeMutablePointer(to: &text) { text in
      file.withUnsafeBufferPointer { file in
        xml_text_to_utf8(
          declared.name, file.baseAddress, file.count,
          { context, bytes, count in
            context?.assumingMemoryBound(to: [UInt8].self).pointee
              .append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
          }, text)
      }
    }
    switch result {
    case XML_TRANSCODE_DONE:
      return .success(Source(bytes: text, encoding: .named(declared.name)))
    case XML_TRANSCODE_UNKNOWN_ENCODING:
      return .failure(ReadFailure(.unknownEncoding(declared.name), bytes: declared.bytes))
    default:
      return .failure(
        ReadFailure(.invalidEncodedText(encoding: declared.name), bytes: declared.bytes))
    }
  }

  /// The value of `encoding=` in the XML declaration, where the declaration is readable as ASCII.
  private static func declaredEncoding(in file: [UInt8]) -> (name: String, bytes: Range<Int>)? {
    file.withUnsafeBufferPointer { file in
      let head = UnsafeBufferPointer(rebasing: file.prefix(400))
      guard let start = head.firstIndex(where: { !$0.isBlank }),
        XMLText.starts(UnsafeBufferPointer(rebasing: head[start...]), with: "<?xml"),
        let end = head[start...].firstIndex(of: UInt8(ascii: ">"))
      else { return nil }
      let declaration = UnsafeBufferPointer(rebasing: head[..<end])
      guard let word = XMLText.find("encoding", in: declaration, from: start),
        let open = declaration[word...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
        let close = declaration[(open + 1)...].firstIndex(of: declaration[open])
      else { return nil }
      let range = open + 1..<close
      return (String(decoding: declaration[range], as: UTF8.self), range)
    }
  }
}
