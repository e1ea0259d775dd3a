/// One value of a property list, and where it stands.
public struct Node: Sendable {
  public let list: PropertyList
  let position: UInt32

  init(list: PropertyList, index: UInt32) {
    self.list = list
    self.position = index
  }

  public enum Kind: UInt8, Sendable {
    case dictionary, array, string, integer, real, boolean, date, data
    /// JSON's null, and a key that has no value.
    case null
    /// A keyed archive's reference, in binary lists.
    case uid
  }

  /// The node's position in the list; equal positions are the same node.
  public var index: Int { Int(position) }
  public var kind: Kind { record.kind }
  var record: Record { list.records[Int(position)] }

  // MARK: Around it

  /// The containing dictionary or array; nil for the outermost value.
  public var parent: Node? {
    let parent = record.parent
    return parent == Record.none ? nil : Node(list: list, index: parent)
  }

  /// The values of a dictionary or an array, in document order; none for a leaf.
  public var children: Children { Children(of: self) }

  /// The value of a key. Where a key stands twice this is the one that Apple's reader takes: the last in
  /// XML, the first in a binary list.
  public subscript(_ key: StaticString) -> Node? {
    let record = self.record
    guard record.kind == .dictionary else { return nil }
    let hash = KeyHash.of(key)
    // The table itself instead of `children`: most of what the rules ask comes down to this loop.
    return list.records.withUnsafeBufferPointer { records in
      var found: Node?
      var index = position + 1
      while index < record.end {
        if records[Int(index)].key == hash {
          let child = Node(list: list, index: index)
          if child.hasKey(key) {
            found = child
            if list.format == .binary { break }
          }
        }
        index = records[Int(index)].end
      }
      return found
    }
  }

  /// The value at a position of an array.
  public subscript(_ offset: Int) -> Node? {
    guard kind == .array else { return nil }
    var remaining = offset
    for child in children {
      if remaining == 0 { return child }
      remaining -= 1
    }
    return nil
  }

  /// How one steps from a container to this node.
  public enum Step: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  /// The key path from the outermost value: `PayloadContent`, 0, `HostName`. In a message the way is told by
  /// what stands there: `Received`, 2, `with`.
  public var path: [Step] {
    if list.format == .message { return messagePath }
    var steps: [Step] = []
    var at = self
    while let parent = at.parent {
      steps.append(at.key.map(Step.key) ?? .index(Int(at.record.key)))
      at = parent
    }
    return steps.reversed()
  }

  /// Whether this is a field of a message, with its name and what stands behind it.
  public var isField: Bool { record.flags.contains(.isField) }

  /// The field of a message that this is or stands in; nil elsewhere.
  public var field: Node? {
    var at: Node? = self
    while let node = at, !node.isField { at = node.parent }
    return at
  }

  /// The position in the list just behind the last value in this one.
  public var indexBehind: Int { Int(record.end) }

  public struct Children: Sequence, IteratorProtocol {
    let list: PropertyList
    private var position: UInt32
    private let end: UInt32

    init(of node: Node) {
      let record = node.record
      list = node.list
      let isContainer = record.kind == .dictionary || record.kind == .array
      position = isContainer ? node.position + 1 : record.end
      end = record.end
    }

    public mutating func next() -> Node? {
      guard position < end else { return nil }
      let child = Node(list: list, index: position)
      position = list.records[Int(position)].end
      return child
    }
  }
}
