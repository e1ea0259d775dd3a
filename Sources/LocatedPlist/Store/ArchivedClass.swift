/// What the class of an archived object makes of it.
enum ArchivedClass {
  case dictionary, array, string, number, date, data, address, identifier, null
  /// Any other: what it holds stands in a dictionary.
  case other

  init?(_ name: String) {
    switch name {
    case "NSDictionary", "NSMutableDictionary": self = .dictionary
    case "NSArray", "NSMutableArray", "NSSet", "NSMutableSet", "NSOrderedSet", "NSMutableOrderedSet":
      self = .array
    case "NSString", "NSMutableString": self = .string
    case "NSNumber": self = .number
    case "NSDate": self = .date
    case "NSData", "NSMutableData": self = .data
    case "NSURL": self = .address
    case "NSUUID": self = .identifier
    case "NSNull": self = .null
    default: return nil
    }
  }

  /// From an archive's description of a class. Nil where that is none.
  init?(description: Node) {
    guard let name = description["$classname"], name.kind == .string else { return nil }
    // A class of the app's own is read as the first one above it that is known.
    let above = description["$classes"].map { Array($0.children.prefix(Self.mostClasses)) } ?? []
    self = ([name] + above).lazy.compactMap(Self.init(named:)).first ?? .other
  }

  private init?(named name: Node) {
    guard name.extent.count <= Self.longestName, let text = name.string else { return nil }
    self.init(text)
  }

  private static let longestName = 64

  /// More than any class has above it.
  private static let mostClasses = 32
}
