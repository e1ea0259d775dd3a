import LocatedPlist

/// One input as the device would meet it.
public struct Document: Sendable {
  /// Which file it came from.
  public var name: InputName
  public var kind: Kind
  public var read: ReadDocument

  public init(name: InputName, read: ReadDocument) {
    self.name = name
    self.read = read
    self.kind = Kind(of: read)
    // Settings stand in it as text; from here on they are values like others.
    if kind == .systemReport {
      self.read.content = read.content.map { $0.reading(textsOf: SystemReport.settings) }
    }
  }

  /// The property list, if there is one.
  public var list: PropertyList? { try? read.content.get() }

  /// IANA's name of the text's encoding. Nil where the document is no text, and for a message whose header has bytes
  /// of another encoding: there nothing says of which.
  public var encodingName: String? {
    guard let encoding = read.source.encoding else { return nil }
    if list?.format == .message, encoding == .utf8,
      String(validating: read.source.bytes, as: UTF8.self) == nil
    {
      return nil
    }
    return encoding.name
  }

  /// What became of an input, as reports say it.
  public enum Status: String, Sendable {
    case linted, unreadable, encrypted
    case notAPropertyList = "not-a-property-list"
    case notAProfile = "not-a-profile"
  }

  public var status: Status {
    switch kind {
    case .encryptedProfile: .encrypted
    case .none:
      if case .failure(let failure) = read.content, failure.reason == .cmsEncrypted {
        .encrypted
      } else {
        .notAPropertyList
      }
    case .provisioningProfile, .other: .notAProfile
    default: .linted
    }
  }
}
