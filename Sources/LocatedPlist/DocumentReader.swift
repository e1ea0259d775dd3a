import CXMLEvents

/// Reads an input of any form: what it is is told by its content, never by its name.
public enum DocumentReader {
  /// Makes the C libraries ready; call once before several threads read.
  public static func prepareForThreads() { xml_events_prepare() }

  /// - Parameter log: what SQLite keeps beside the file, where that is a database.
  public static func read(
    _ file: [UInt8], log: DatabaseLog = DatabaseLog(), limits: Limits = Limits()
  ) -> ReadDocument {
    var unwrapping = Unwrapping(file: file, bytes: file, log: log, limits: limits)
    return unwrapping.document()
  }

  /// Whether a file may have a log beside it.
  public static func isDatabase(_ file: [UInt8]) -> Bool {
    file.withUnsafeBufferPointer { $0.starts(withText: DatabaseImage.magic) }
  }
}

/// The way through the wrappings of a file to the property list inside.
private struct Unwrapping {
  let file: [UInt8]
  var bytes: [UInt8]
  let log: DatabaseLog
  let limits: Limits
  var containers: [Container] = []
  var signatures: [Signature] = []

  mutating func document() -> ReadDocument {
    let document = unwrapped()
    guard !document.isRead, file.withUnsafeBufferPointer({ MessageShape($0) }) != nil else {
      return document
    }
    // A mail that is signed or encrypted itself, or quotes something that is, has its header in the open.
    (bytes, containers, signatures) = (file, [], [])
    return readMessage(Source(bytes: bytes, encoding: .utf8))
  }

  private mutating func unwrapped() -> ReadDocument {
    while true {
      let form = FileForm(of: bytes)
      do throws(ReadFailure) {
        switch form {
        case .cms: try unwrapMessage()
        case .pem(let body): try unwrapText(body, .pem)
        case .base64(let body): try unwrapText(body, .base64)
        case .binaryBody(let body): bytes = Array(bytes[body])
        case .binary: return readBinary()
        case .xml: return readXML()
        case .json: return readJSON(Source(bytes: bytes, encoding: .utf8))
        case .wideText: return readWideText()
        case .message: return readMessage(Source(bytes: bytes, encoding: .utf8))
        case .database: return try readDatabase()
        case .other: throw ReadFailure(Recognition.reason(bytes))
        }
      } catch {
        return failed(error)
      }
    }
  }

  // MARK: Wrappings

  private mutating func unwrapMessage() throws(ReadFailure) {
    guard signatures.count < limits.wrappings else {
      throw ReadFailure(.tooManyWrappings(limit: limits.wrappings))
    }
    containers.append(.cms)
    let message = try SignedData.read(bytes).get()
    signatures.append(message.signature)
    bytes = message.content
  }

  /// Goes on with the bytes that a text stands for, which must be a message: nothing else is
  /// installed in that form.
  private mutating func unwrapText(_ body: Range<Int>, _ container: Container) throws(ReadFailure) {
    guard containers.count <= limits.wrappings else {
      throw ReadFailure(.tooManyWrappings(limit: limits.wrappings))
    }
    let decoded = bytes.withUnsafeBufferPointer { PEM.decoded(UnsafeBufferPointer(rebasing: $0[body])) }
    guard let decoded else {
      throw ReadFailure(container == .pem ? .pemMalformed : .base64Malformed)
    }
    guard decoded.withUnsafeBufferPointer(SignedData.isMessage) else {
      throw ReadFailure(container == .pem ? .cmsMalformed : Recognition.reason(decoded))
    }
    containers.append(container)
    bytes = decoded
  }

  // MARK: Property lists

  private mutating func readBinary() -> ReadDocument {
    containers.append(.binary)
    let source = Source(bytes: bytes, encoding: nil)
    return document(source, BinaryPlist.read(source, limits: limits))
  }

  private mutating func readJSON(_ source: Source) -> ReadDocument {
    containers.append(.json)
    return document(source, JSONPlist.read(source, limits: limits))
  }

  /// A text in UTF-16 or UTF-32, which may be in any form that texts have.
  private mutating func readWideText() -> ReadDocument {
    readDecoded { source in
      switch source.bytes.first(where: { !$0.isBlank }) {
      case UInt8(ascii: "{"), UInt8(ascii: "["): .json
      default: source.bytes.withUnsafeBufferPointer { MessageShape($0) } == nil ? .xml : .message
      }
    }
  }

  private mutating func readXML() -> ReadDocument { readDecoded { _ in .xml } }

  private mutating func readDecoded(as form: (Source) -> Container) -> ReadDocument {
    switch TextDecoder.decode(bytes) {
    case .success(let source):
      switch form(source) {
      case .json: return readJSON(source)
      case .message: return readMessage(source)
      default:
        containers.append(.xml)
        return document(source, XMLPlist.read(source, limits: limits))
      }
    case .failure(let failure):
      containers.append(.xml)
      return failed(failure)
    }
  }

  /// A message's text is taken as UTF-8, whatever its parts are in: what is read of it mostly is ASCII.
  private mutating func readMessage(_ source: Source) -> ReadDocument {
    containers.append(.message)
    return document(source, MessageReader.read(source, limits: limits))
  }

  private mutating func readDatabase() throws(ReadFailure) -> ReadDocument {
    guard AccountsStore.isNamed(in: bytes, log) else {
      throw ReadFailure(DatabaseImage.isTruncated(bytes) ? .databaseTruncated : .recognised(.sqlite))
    }
    containers.append(.sqlite)
    let list = try AccountsStore.read(bytes, log: log, limits: limits)
    return document(list.source, .success(list))
  }

  /// A text that cannot be read because of Git's marks is named by them, whatever was met first.
  private func document(_ source: Source, _ content: Result<PropertyList, ReadFailure>) -> ReadDocument {
    var content = content
    if case .failure = content, source.isText,
      let mark = source.bytes.withUnsafeBufferPointer(TextShape.conflictMark)
    {
      content = .failure(ReadFailure(.recognised(.gitConflict), bytes: mark))
    }
    return ReadDocument(
      file: file, containers: containers, signatures: signatures, source: source, content: content)
  }

  private func failed(_ failure: ReadFailure) -> ReadDocument {
    ReadDocument(
      file: file, containers: containers, signatures: signatures, source: Source(bytes: bytes, encoding: nil),
      content: .failure(failure))
  }
}

extension ReadDocument {
  /// Whether a list was found, or a file that should be one and stands in no wrapping.
  fileprivate var isRead: Bool {
    if case .success = content { return true }
    return containers.first.map { [.xml, .binary, .json, .sqlite, .message].contains($0) } ?? false
  }
}
