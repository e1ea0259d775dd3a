import LocatedPlist

/// An input as SARIF lists it.
struct SARIFArtifact {
  let file: FileRecord
  let style: ReportStyle

  init(_ file: FileRecord, _ style: ReportStyle) {
    self.file = file
    self.style = style
  }

  func write(into sink: inout ReportSink) {
    sink.write("{\"location\":{")
    sink.write(Self.location(of: file.name, style))
    sink.write("},\"roles\":[\"analysisTarget\"]")
    if let mimeType {
      sink.write(",\"mimeType\":\"\(mimeType)\"")
    }
    if let size = file.size {
      sink.write(",\"length\":\(size)")
    }
    if let encoding = file.encoding {
      sink.write(",\"encoding\":")
      sink.writeJSON(encoding)
    }
    sink.write("}")
  }

  private var mimeType: String? {
    switch file.containers.first {
    case .cms, .pem, .base64: "application/pkcs7-mime"
    case .binary: "application/x-plist-binary"
    case .json: "application/json"
    case .sqlite: "application/vnd.sqlite3"
    case .xml, .message: file.document.mimeType
    case nil: nil
    }
  }

  /// The members of an artifactLocation. Bytes that stand for something else in a URI are encoded, so a
  /// name need not be UTF-8.
  static func location(of name: InputName, _ style: ReportStyle) -> String {
    var uri = ""
    for byte in name.relative(to: style.workingDirectory) {
      if isUnreserved(byte) {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        uri += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return "\"uri\":\"\(uri)\",\"uriBaseId\":\"%SRCROOT%\""
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"): true
    default: false
    }
  }
}
