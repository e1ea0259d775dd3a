import LocatedPlist

/// One payload of a profile.
public struct Payload: Sendable {
  public let entries: Entries
  /// Position in `Device.profiles`.
  public let profile: Int
  /// Position in the profile's PayloadContent.
  public let index: Int
  public let type: String

  /// Where to point when a payload as a whole is meant: at its type.
  public var place: Place {
    entries.node["PayloadType"].map(entries.place(of:)) ?? entries.place
  }

  public var identifier: Located<String>? { entries.string("PayloadIdentifier").located }
  public var uuid: Located<String>? { entries.string("PayloadUUID").located }
  public var displayName: Located<String>? { entries.string("PayloadDisplayName").located }
}

/// A configuration profile.
public struct Profile: Sendable {
  /// Position in `Device.documents`.
  public let document: Int
  public let entries: Entries
  /// Its part of `Device.payloads`.
  public var payloads: Range<Int>

  /// Where to point when the profile as a whole is meant: at its type, else at the outermost dictionary.
  public var place: Place {
    entries.node["PayloadType"].map(entries.place(of:)) ?? entries.place
  }

  public var identifier: Located<String>? { entries.string("PayloadIdentifier").located }
  public var uuid: Located<String>? { entries.string("PayloadUUID").located }
  public var displayName: Located<String>? { entries.string("PayloadDisplayName").located }
  public var expirationDate: Located<PlistDate>? { entries.date("PayloadExpirationDate").located }
}
