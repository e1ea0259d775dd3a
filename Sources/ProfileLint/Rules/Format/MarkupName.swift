/// Names of elements and entities that may be repeated in a message.
///
/// Where a file is broken, a name may be a piece of a password with `<` or `&` in it. So only names that
/// people are known to write in markup are shown; of any other the place must do.
enum MarkupName {
  private static let elements: Set<String> = [
    // Apple's.
    "plist", "dict", "array", "key", "string", "integer", "real", "date", "data", "true", "false",
    // What is written in their stead.
    "bool", "boolean", "int", "number", "float", "double", "text", "str", "null", "nil", "none", "list",
    "map", "object", "dictionary", "value", "uuid", "url", "base64", "binary", "yes", "no",
    // What comes from web pages.
    "html", "head", "body", "title", "p", "br", "b", "i", "u", "a", "div", "span", "font", "ul", "li",
  ]

  private static let entities: Set<String> = [
    "nbsp", "copy", "reg", "trade", "mdash", "ndash", "hellip", "laquo", "raquo", "lsquo", "rsquo",
    "ldquo", "rdquo", "bull", "middot", "euro", "yen", "auml", "ouml", "uuml", "szlig", "eacute", "egrave",
  ]

  /// The name, or `/` and the name, as a tag; nil where it must not be shown.
  static func tag(_ name: String) -> String? {
    let known = name.hasPrefix("/") ? name.dropFirst() : name[...]
    return elements.contains(known.lowercased()) ? "<\(name)>" : nil
  }

  /// The name as a reference, or nil where it must not be shown.
  static func entity(_ name: String) -> String? {
    entities.contains(name) ? "&\(name);" : nil
  }
}
