import CXMLEvents

/// Encoded words that stand beside one another. They are converted together: many programs cut a character
/// in two.
struct EncodedWords {
  private var charset = ""
  private var pending: [UInt8] = []
  /// How they stand in the field.
  private var raw: [UInt8] = []
  /// What the output must keep: up to here it stands in front of the words.
  var floor: Int { isPending ? outputCount : 0 }
  private var outputCount = 0
  private(set) var isPending = false
  /// Conversions by libxml2, each of which looks for a converter anew.
  private var conversions = 0
  private static let maximumConversions = 1000

  mutating func add(_ word: EncodedWord, of text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    guard let decoded = word.decoded(text) else {
      flush(to: &output)
      output += text[word.start..<word.end]
      return
    }
    if isPending {
      // Blanks between two words say nothing.
      output.removeLast(output.count - outputCount)
      if word.charset != charset { flush(to: &output) }
    }
    isPending = true
    charset = word.charset
    pending += decoded
    raw += text[word.start..<word.end]
    outputCount = output.count
  }

  /// Writes what is pending in front of a byte, but not yet in front of a blank.
  mutating func flush(to output: inout [UInt8], unlessBlank byte: UInt8? = nil) {
    guard isPending, byte?.isBlank != true else { return }
    let blanks = Array(output[outputCount...])
    output.removeLast(blanks.count)
    output += converted() ?? raw
    output += blanks
    isPending = false
    pending.removeAll()
    raw.removeAll()
  }

  private mutating func converted() -> [UInt8]? {
    switch charset {
    case "UTF-8", "UTF8", "US-ASCII", "ASCII": return pending
    case "ISO-8859-1", "LATIN1":
      return pending.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
    default:
      conversions += 1
      return conversions > Self.maximumConversions ? nil : Self.convert(pending, from: Self.usual(charset))
    }
  }

  /// The name that converters know a charset by.
  private static func usual(_ charset: String) -> String {
    switch charset {
    case "WINDOWS-31J", "MS932", "X-SJIS", "X-MS-CP932": "CP932"
    case "KS_C_5601-1987": "CP949"
    case "ISO-2022-JP-MS", "CP50220", "CP50221": "ISO-2022-JP"
    default: charset
    }
  }

  /// Text of a charset as UTF-8; nil where it is none, or nobody knows the charset.
  static func convert(_ bytes: [UInt8], from charset: String) -> [UInt8]? {
    var text: [UInt8] = []
    let result = withUnsafeMutablePointer(to: &text) { text in
      bytes.withUnsafeBufferPointer { bytes in
        xml_text_to_utf8(
          charset, bytes.baseAddress, bytes.count,
          { context, bytes, count in
            context?.assumingMemoryBound(to: [UInt8].self).pointee
              .append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
          }, text)
      }
    }
    return result == XML_TRANSCODE_DONE ? text : nil
  }
}
