/// What becomes of XML that is no property list: Mozilla's autoconfig files and Microsoft's Autodiscover
/// answers. Any other stays unread.
///
///     element   { element, attributes?: {name: value}, text? | children?: [element | text] }
///
/// The root is an element. `element` is the name without its prefix, and stands where the name stands.
/// `text` is what an element without others inside holds, without the blanks around it; it is absent where
/// there is nothing. Between `children` texts are met that are not blank, as strings. Declarations of
/// namespaces are attributes like others.
public struct MarkupTree: Sendable {
  public let node: Node

  /// The outermost element; nil for a list that is a property list.
  public init?(_ list: PropertyList) {
    guard list.format == .markup else { return nil }
    node = list.root
  }

  private init(_ node: Node) { self.node = node }

  /// The name without its prefix.
  public var name: String { node["element"]?.string ?? "" }
  /// What stands in it, where there are no elements in it.
  public var text: Node? { node["text"] }

  public func attribute(_ name: StaticString) -> Node? { node["attributes"]?[name] }

  /// The elements in it, in document order.
  public var elements: [MarkupTree] {
    node["children"]?.children.compactMap { $0.kind == .dictionary ? MarkupTree($0) : nil } ?? []
  }

  /// Those of a name.
  public func elements(_ name: String) -> [MarkupTree] { elements.filter { $0.name == name } }

  /// The first of a name.
  public func element(_ name: String) -> MarkupTree? { elements.first { $0.name == name } }

  /// Whether XML that could not be read to its root was to be one of these documents.
  static func isMeant(by bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let roots: [StaticString] = ["<clientConfig", "<Autodiscover"]
    return roots.contains { bytes.firstIndex(ofText: $0, before: 8192) != nil }
  }

  /// Whether a document with this root is read, whatever prefix it has.
  static func reads(rootNamed name: String) -> Bool {
    let local = name.split(separator: ":", omittingEmptySubsequences: false).last
    return local == "clientConfig" || local == "Autodiscover"
  }
}
