import LocatedPlist

/// Where something stands: a document of the device, and a node or a span in it.
///
/// The key path and the bytes are asked of `Device`, when somebody wants to see them.
public struct Place: Hashable, Sendable {
  /// Position in `Device.documents`.
  public var document: Int32
  public var anchor: Anchor

  public enum Anchor: Hashable, Sendable {
    /// The document as a whole.
    case document
    /// The value of a node; of a container, its opening tag.
    case value(Int32)
    /// The key of a node. Secrets are shown by their key, never by their value.
    case key(Int32)
    /// A span of the source that is no node.
    case bytes(Int32, Int32, within: Int32)
  }

  public init(document: Int, _ anchor: Anchor) {
    self.document = Int32(clamping: document)
    self.anchor = anchor
  }
}

/// A value and where it was written.
public struct Located<Value: Sendable>: Sendable {
  public var value: Value
  public var place: Place

  public init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
