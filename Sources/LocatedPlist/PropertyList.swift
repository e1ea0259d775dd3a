/// A property list with the place of every key and value: one table of nodes in document order.
///
/// XML, binary and JSON property lists all become this, and so do messages, other XML and the rows of an
/// accounts database. Text is not copied: a node knows the span of `source` that holds it, and decodes that
/// when it is asked.
public final class PropertyList: Sendable {
  /// How the values stand in the source. What is made of a database stands as in a binary list.
  public enum Format: Sendable {
    case xml, binary, json
    /// `{ key = value; }`, the form of NeXT.
    case oldStyle
    /// XML that is no property list; `MarkupTree` says what becomes of it.
    case markup
    /// A mail message; `MessageTree` says what becomes of it.
    case message
  }

  public let format: Format
  public let source: Source
  /// What is wrong with the list itself, in document order: duplicate keys, a key without a value.
  public let problems: [Problem]
  /// The spans of XML comments, marks included.
  public let comments: [Range<Int>]
  let records: ContiguousArray<Record>
  let added: AddedText

  init(
    format: Format, source: Source, records: ContiguousArray<Record>, problems: [Problem],
    comments: [Range<Int>], added: AddedText = AddedText()
  ) {
    self.format = format
    self.source = source
    self.records = records
    self.problems = problems
    self.comments = comments
    self.added = added
  }

  /// The outermost value. A property list without one is not made.
  public var root: Node { Node(list: self, index: 0) }

  /// What ends the lines of the text: LF, or CR in a message of a program that writes no LF.
  public var lineEnd: UInt8 {
    format == .message ? source.bytes.withUnsafeBufferPointer(MessageLines.end) : UInt8(ascii: "\n")
  }

  /// How many values there are, containers included.
  public var count: Int { records.count }

  /// The value at a position of the table, as `Node.index` gave it.
  public func node(_ index: Int) -> Node { Node(list: self, index: UInt32(index)) }
}

/// One value in the table: 32 bytes, without references, so that a large file stays small.
struct Record {
  var kind: Node.Kind
  var flags: Flags = []
  /// The hash of the key's text inside a dictionary, the position inside an array.
  var key: UInt32 = 0
  /// Where the key's text starts, and how many bytes it has in the source. Of a message's field, which has no
  /// key: its number among the fields of its name, and the hash of that name.
  var keyStart: UInt32 = 0
  var keyLength: UInt32 = 0
  /// A leaf: the span of its content. A container in a text: from its opening mark to its end.
  var start: UInt32 = 0
  var length: UInt32 = 0
  /// The position just behind the last descendant, which is the next sibling's if there is one.
  var end: UInt32 = 0
  /// The container's position; `Record.none` for the outermost value.
  var parent: UInt32 = Record.none

  static let none = UInt32.max

  struct Flags: OptionSet {
    let rawValue: UInt16
    /// The value stands in a dictionary, so the key fields speak of a key.
    static let hasKey = Flags(rawValue: 1)
    /// The key's span is not its text as it stands: entities, CDATA, JSON escapes.
    static let keyIsEscaped = Flags(rawValue: 2)
    /// The same for the value.
    static let isEscaped = Flags(rawValue: 4)
    /// Binary lists: the key's, the value's span is UTF-16 in big-endian order.
    static let keyIsUTF16 = Flags(rawValue: 8)
    static let isUTF16 = Flags(rawValue: 16)
    /// A boolean that is true.
    static let isTrue = Flags(rawValue: 32)
    /// An element without content: `<string/>`, `<dict></dict>`; its span is the element itself.
    static let isWholeElement = Flags(rawValue: 64)
    /// The value cannot be read as what its element says; a problem has been recorded.
    static let isUnreadable = Flags(rawValue: 128)
    /// The key's, the value's span counts in the added text, not in the source.
    static let keyIsAdded = Flags(rawValue: 256)
    static let isAdded = Flags(rawValue: 512)
    /// Messages: the text between a pair of quotes, in which a backslash stands for what follows it.
    static let isQuoted = Flags(rawValue: 1024)
    /// The value stood in a text of the list, in the old form.
    static let isGrafted = Flags(rawValue: 2048)
    /// It has no place of its own, and has that of the whole text.
    static let isBorrowed = Flags(rawValue: 4096)
    /// Messages: a field, and one that is not the only one of its name in its header.
    static let isField = Flags(rawValue: 8192)
    static let hasNamesake = Flags(rawValue: 16384)
  }
}
