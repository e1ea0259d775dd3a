import LocatedPlist

/// A document's text as reporters show it: with lines and columns, and without its secrets.
final class DocumentText {
  let read: ReadDocument
  let list: PropertyList?
  let lines: LineIndex
  var secrets = SecretValues()

  init(_ document: Document) {
    read = document.read
    list = document.list
    lines = LineIndex(document.read.source.bytes, lineEnd: document.list?.lineEnd ?? UInt8(ascii: "\n"))
  }

  var bytes: [UInt8] { read.source.bytes }

  /// Whether its characters can be counted as others count them. What became a property list is known to
  /// be in order; a message may have any bytes in it.
  private(set) lazy var isValid =
    list.map { $0.format != .message } ?? false || String(validating: bytes, as: UTF8.self) != nil

  func position(of offset: Int) -> LineIndex.Position { lines.position(of: offset, in: bytes) }

  /// The offset in the file itself of an offset in the UTF-8 text.
  func fileOffset(of offset: Int) -> Int {
    switch read.source.encoding {
    case .utf8, nil: offset
    // The index knows the units already, however far it is into the text.
    case .utf16(_, let byteOrderMark): 2 * position(of: offset).offset + (byteOrderMark ? 2 : 0)
    case let encoding?: encoding.fileOffset(ofUTF8: offset, in: bytes)
    }
  }

  /// The line that an offset stands in, without its line end, cut to so many bytes on either side.
  func line(around span: Range<Int>, reach: Int = .max) -> Range<Int> {
    let first = lines.lineStart(of: span.lowerBound, in: bytes)
    let start = reach == .max ? first : max(first, span.lowerBound - reach)
    return start..<lineEnd(from: max(span.upperBound, start), reach: reach)
  }

  /// Where the line ends that an offset stands in, before CR and LF; at most so many bytes on.
  func lineEnd(from offset: Int, reach: Int = .max) -> Int {
    let limit = reach == .max ? bytes.count : min(bytes.count, offset + reach)
    var end = offset
    while end < limit && bytes[end] != lines.lineEnd { end += 1 }
    let isAtEnd = end == bytes.count || bytes[end] == lines.lineEnd
    return isAtEnd && end > offset && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
  }
}

/// The texts of a device's documents, each made when it is first asked for.
struct DeviceTexts {
  let device: Device
  private var made: [DocumentText?]

  init(_ device: Device) {
    self.device = device
    made = Array(repeating: nil, count: device.documents.count)
  }

  /// Nil for a document that is no text.
  mutating func text(of document: Int) -> DocumentText? {
    guard made.indices.contains(document), device.documents[document].read.source.isText else {
      return nil
    }
    if let text = made[document] { return text }
    let text = DocumentText(device.documents[document])
    made[document] = text
    return text
  }
}
