/// Unwraps what NSKeyedArchiver wrote: the plain dictionaries, arrays and values that were archived.
///
/// An archive is a binary list of objects that refer to one another by number. An object that two others
/// share is written twice; what cannot be followed, because it holds itself or is missing, becomes a value
/// that cannot be read, with a problem at its place, and everything around it stays.
struct KeyedArchive {
  private let limits: Limits
  private let top: Node
  /// The archive's objects by their numbers; nil for a plain property list.
  private let objects: [Node]?
  /// The numbers of the objects that are being written.
  private var open: Set<Int> = []
  private var depth = 0
  /// How much the tree may have written and seen when this archive is done.
  private let end: (written: Int, seen: Int)
  private var classes: [Int: ArchivedClass] = [:]
  /// Where the tree has what stands in the archive, so that shared texts and data take the room of one.
  var stored: [Range<Int>: Range<Int>] = [:]
  private var keys = ArchiveKeys()

  /// Adds the value in a binary property list, be it a keyed archive or a plain one.
  ///
  /// - Throws: what stops the whole tree; what is wrong with this value becomes a problem.
  static func add(
    _ bytes: [UInt8], _ key: ValueTreeBuilder.Key?, to tree: inout ValueTreeBuilder, limits: Limits
  ) throws(ReadFailure) {
    var inner = limits
    inner.depth = limits.archiveDepth
    // An archiver shares only what has no children, so there are never more values than bytes.
    inner.nodes = min(limits.archiveNodes, bytes.count)
    let list: PropertyList
    switch BinaryPlist.read(Source(bytes: bytes, encoding: nil), limits: inner) {
    case .success(let read): list = read
    case .failure(let failure):
      return try tree.addUnreadable(.archive(Problem.ArchiveFault(failure.reason, inner)), key)
    }
    let mark = tree.mark
    do throws(ReadFailure) {
      let end = (tree.written + limits.archiveNodes, tree.seen + 8 * limits.archiveNodes)
      var archive = KeyedArchive(list, limits, end: end)
      try archive.add(archive.top, key, to: &tree)
    } catch {
      guard error.reason == .tooManyNodes(limit: limits.archiveNodes), !tree.isExhausted else {
        throw error
      }
      tree.restore(mark)
      try tree.addUnreadable(.archive(.tooManyNodes(limit: limits.archiveNodes)), key)
    }
  }

  private init(_ list: PropertyList, _ limits: Limits, end: (written: Int, seen: Int)) {
    self.limits = limits
    self.end = end
    let root = list.root
    if let objects = root["$objects"], let top = root["$top"] {
      self.objects = Array(objects.children)
      // There is one value at the top, `root`; an archive of several has names for them.
      self.top = top["root"] ?? top
    } else {
      self.objects = nil
      self.top = root
    }
  }

  // MARK: Values

  private mutating func add(
    _ node: Node, _ key: ValueTreeBuilder.Key?, to tree: inout ValueTreeBuilder
  ) throws(ReadFailure) {
    guard tree.written < end.written, tree.seen < end.seen else {
      throw ReadFailure(.tooManyNodes(limit: limits.archiveNodes))
    }
    guard depth < limits.archiveDepth else {
      return try tree.addUnreadable(.archive(.tooDeep(limit: limits.archiveDepth)), key)
    }
    depth += 1
    defer { depth -= 1 }
    switch node.kind {
    case .dictionary:
      try tree.enter(.dictionary, key)
      for child in node.children { try add(child, try keys.key(of: child, in: &tree), to: &tree) }
      tree.leave()
    case .array:
      try tree.enter(.array, key)
      for child in node.children { try add(child, nil, to: &tree) }
      tree.leave()
    case .uid where objects != nil: try addObject(node, key, to: &tree)
    default: try tree.add(try leaf(node, node.kind, in: &tree), key)
    }
  }

  /// Adds what a reference stands for.
  private mutating func addObject(
    _ reference: Node, _ key: ValueTreeBuilder.Key?, to tree: inout ValueTreeBuilder
  ) throws(ReadFailure) {
    // Number 0 is `$null`: no object.
    if reference.uid == 0 { return try tree.add(ValueTreeBuilder.null, key) }
    guard let number = reference.uid, let object = object(reference) else {
      return try tree.addUnreadable(.archive(.missingObject), key)
    }
    guard open.insert(number).inserted else { return try tree.addUnreadable(.archive(.cycle), key) }
    defer { open.remove(number) }
    guard object.kind == .dictionary, let reference = object["$class"] else {
      return try add(object, key, to: &tree)
    }
    // All that its fields are searched for.
    try tree.look(at: object.size)
    guard let description = self.object(reference), let kind = self.class(reference, description) else {
      return try tree.addUnreadable(.archive(.malformedObject), key)
    }
    switch kind {
    case .dictionary: try addDictionary(object, key, to: &tree)
    case .array: try addArray(object, key, to: &tree)
    case .other: try addOther(object, description, key, to: &tree)
    // An address that is relative to another is two texts, and is not put together here.
    case .address where field(object["NS.base"]) != nil: try addOther(object, description, key, to: &tree)
    default: try addValue(object, kind, key, to: &tree)
    }
  }

  /// The class that a reference leads to; nil where that is none.
  private mutating func `class`(_ reference: Node, _ description: Node) -> ArchivedClass? {
    guard let number = reference.uid else { return nil }
    if let known = classes[number] { return known }
    let kind = ArchivedClass(description: description)
    classes[number] = kind
    return kind
  }

  /// The object that a reference stands for; nil where there is none, or where it is no reference.
  private func object(_ reference: Node) -> Node? {
    guard let objects, let number = reference.uid, number < objects.count else { return nil }
    return objects[number]
  }

  /// What stands in an object's field, there or by reference.
  func field(_ field: Node?) -> Node? {
    guard let field, field.kind == .uid else { return field }
    return field.uid == 0 ? nil : object(field)
  }

  // MARK: Containers

  private mutating func addDictionary(
    _ object: Node, _ key: ValueTreeBuilder.Key?, to tree: inout ValueTreeBuilder
  ) throws(ReadFailure) {
    let names = object["NS.keys"].map { Array($0.children) } ?? []
    let values = object["NS.objects"].map { Array($0.children) } ?? []
    guard names.count == values.count else {
      return try tree.addUnreadable(.archive(.malformedObject), key)
    }
    try tree.enter(.dictionary, key)
    for (name, value) in zip(names, values) {
      if let name = field(name), let key = try keys.key(standingFor: name, of: self, in: &tree) {
        try add(value, key, to: &tree)
      } else {
        try tree.addUnreadable(.archive(.keyNotText), try tree.key(""))
      }
    }
    tree.leave()
  }

  private mutating func addArray(
    _ object: Node, _ key: ValueTreeBuilder.Key?, to tree: inout ValueTreeBuilder
  ) throws(ReadFailure) {
    try tree.enter(.array, key)
    if let values = object["NS.objects"] {
      for value in values.children { try add(value, nil, to: &tree) }
    }
    tree.leave()
  }

  /// An object of an unknown class, as a dictionary of what it holds.
  private mutating func addOther(
    _ object: Node, _ description: Node, _ key: ValueTreeBuilder.Key?, to tree: inout ValueTreeBuilder
  ) throws(ReadFailure) {
    try tree.look(at: description.size)
    try tree.enter(.dictionary, key)
    for field in object.children {
      let key = try keys.key(of: field, in: &tree)
      if field.hasKey("$class"), let name = description["$classname"] {
        try add(name, key, to: &tree)
      } else {
        try add(field, key, to: &tree)
      }
    }
    tree.leave()
  }
}

extension Node {
  /// How many values it is, with all that it holds.
  var size: Int { Int(record.end) - index }
}

extension Problem.ArchiveFault {
  fileprivate init(_ reason: ReadFailure.Reason, _ limits: Limits) {
    switch reason {
    case .tooDeep: self = .tooDeep(limit: limits.depth)
    case .tooManyNodes: self = .tooManyNodes(limit: limits.nodes)
    case .binaryCycle: self = .cycle
    default: self = .unreadable
    }
  }
}
