/// Something wrong with a property list that did not keep it from being read.
public struct Problem: Sendable, Hashable {
  public var kind: Kind
  /// The bytes of the source that it is about; nil in a binary list.
  public var bytes: Range<Int>?
  /// The position of the node that it is about, or that it stands in.
  public var node: Int
  /// What explains it: for a duplicate key the first one.
  public var related: Int?

  public init(_ kind: Kind, bytes: Range<Int>?, node: Int, related: Int? = nil) {
    self.kind = kind
    self.bytes = bytes
    self.node = node
    self.related = related
  }

  public enum Kind: Sendable, Hashable {
    // The dictionary.
    case duplicateKey
    case keyWithoutValue
    case valueWithoutKey
    case secondValueForKey

    // The element.
    /// An element that differs from one of Apple's in its case only: `<String>`, `<True/>`.
    case elementCase(found: String, meant: String)
    case unknownElement(String)
    case nestedPlist
    case secondRootValue
    case textBetweenElements
    /// Marks of a template between elements, `{{#if x}}` or `<%`: the text is the source of a profile, not
    /// one. Stands once for a list, in place of what follows from it.
    case templateMarkup
    /// `<true>` or `<false>` with content, even a blank.
    case contentInBoolean
    /// `<integer/>`, `<real/>`, `<date/>`, `<data/>`: these need a value.
    case emptyElement(String)
    case commentInValue(String)
    case processingInstructionInValue(String)
    case elementInValue(String)
    /// CDATA in an integer, date or data.
    case cdataInValue(String)
    /// A character reference in an integer, date or data.
    case referenceInValue(String)

    // The value.
    case invalidInteger
    case integerOutOfRange
    /// Text of a template where a number or a date should stand: `${PORT}`, `{{port}}`.
    case templateInValue(String)
    case invalidReal
    case invalidDate
    /// Month 13 or the like, which Apple's reader rolls over to another day.
    case dateRollsOver
    case invalidBase64

    // Where two of Apple's own readers, or Apple's and others, see different things.
    /// An attribute value with `>` in it or at the end of which stands `/`.
    case attributeReadDifferently
    case commentReadDifferently

    // The accounts database.
    /// A value that is a keyed archive or should be one, and cannot be read.
    case archive(ArchiveFault)
    /// What is known of the database as a whole.
    case database(DatabaseFault)

    // The message.
    /// A field with more parts, or more fields of one name, than are read.
    case partsUnread(limit: Int)

    // The report of system_profiler.
    /// Settings as text in the old form, which breaks off or is none: nothing of it is read.
    case settingsUnread(ReadFailure.Reason)
  }

  /// Why something of an accounts database may not be seen.
  public enum DatabaseFault: Sendable, Hashable {
    /// The database keeps its latest changes in a log (`-wal`), which is not there or cannot be read: if it was
    /// in use, they are not seen.
    case logNotSeen
    /// The log is not this database's, or a part of it is damaged: the latest changes may not be seen.
    case logDamaged
    /// A change was not finished, and a part of it is seen.
    case changeUnfinished
    /// A part of the database is damaged, or has a value beyond the limits: what stands there is not seen.
    case damaged
  }

  /// What is wrong with a value that NSKeyedArchiver wrote.
  public enum ArchiveFault: Sendable, Hashable {
    /// The property list around it cannot be read.
    case unreadable
    /// An object holds itself.
    case cycle
    /// A reference leads to no object.
    case missingObject
    /// An object whose class is not said, or that lacks what its class needs.
    case malformedObject
    /// A dictionary's key that is no text.
    case keyNotText
    case tooDeep(limit: Int)
    case tooManyNodes(limit: Int)
  }
}
