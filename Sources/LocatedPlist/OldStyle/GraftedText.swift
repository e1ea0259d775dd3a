extension PropertyList {
  /// The list with the values that stand in it as old-style text, under a key, read as what they say.
  ///
  /// A text that is none, or breaks off, stays as it is. What stands in the source as it is keeps its place
  /// there; what is escaped has the place of the piece it was made from.
  public func reading(textsOf key: StaticString, limits: Limits = Limits()) -> PropertyList {
    var grafting = Grafting(self)
    for index in records.indices {
      let node = self.node(index)
      guard node.kind == .string, node.hasKey(key),
        let read = OldStylePlist.read(stringIn: node, limits: limits)
      else {
        grafting.copy(index)
        continue
      }
      switch read {
      case .success(let list) where list.root.kind == .dictionary: grafting.put(list, inPlaceOf: index)
      case .success: grafting.copy(index)
      case .failure(let failure): grafting.copy(index, problem: .settingsUnread(failure.reason))
      }
    }
    return grafting.list(problems: limits.problems)
  }
}

/// Copies a list's table, with other tables in the place of some of its values.
private struct Grafting {
  private let old: PropertyList
  private var records: ContiguousArray<Record> = []
  private var added: AddedText
  /// Where each value of the old table stands in the new one, and behind them its end.
  private var positions: [UInt32] = []
  private var problems: [Problem] = []

  init(_ list: PropertyList) {
    old = list
    added = list.added
  }

  /// Copies a value as it is.
  mutating func copy(_ index: Int, problem: Problem.Kind? = nil) {
    if let problem { problems.append(Problem(problem, bytes: old.node(index).bytes, node: records.count)) }
    positions.append(UInt32(records.count))
    records.append(old.records[index])
  }

  mutating func put(_ graft: PropertyList, inPlaceOf index: Int) {
    positions.append(UInt32(records.count))
    let base = UInt32(records.count)
    let host = old.records[index]
    for position in graft.records.indices {
      var record = converted(graft.node(position), in: old.node(index))
      record.end = graft.records[position].end + base
      if position == 0 {
        (record.parent, record.key) = (host.parent, host.key)
        (record.keyStart, record.keyLength) = (host.keyStart, host.keyLength)
        record.flags.formUnion(host.flags.intersection([.hasKey, .keyIsEscaped, .keyIsUTF16, .keyIsAdded]))
      } else {
        record.parent += base
      }
      // Their parents are right already; the others are moved at the end.
      record.flags.insert(.isGrafted)
      records.append(record)
    }
  }

  /// - Parameter limit: how many problems are kept.
  func list(problems limit: Int) -> PropertyList {
    let positions = positions + [UInt32(records.count)]
    var records = records
    for index in records.indices {
      let isRoot = index == 0 || !records[index].flags.contains(.isGrafted)
      if isRoot {
        records[index].end = positions[Int(records[index].end)]
        if records[index].parent != Record.none {
          records[index].parent = positions[Int(records[index].parent)]
        }
      }
    }
    for (oldIndex, position) in positions.dropLast().enumerated()
    where records[Int(position)].flags.contains(.isGrafted) {
      let parent = old.records[oldIndex].parent
      records[Int(position)].parent = parent == Record.none ? parent : positions[Int(parent)]
    }
    let moved = old.problems.map { problem in
      var moved = problem
      moved.node = Int(positions[problem.node])
      return moved
    }
    let problems = Array((moved + problems).prefix(limit))
    return PropertyList(
      format: old.format, source: old.source, records: records, problems: problems,
      comments: old.comments, added: added
    )
  }

  /// A value of the text as one of the list.
  private mutating func converted(_ node: Node, in host: Node) -> Record {
    var record = node.record
    let isInPlace = node.list.source.isText
    if !isInPlace { record.flags.insert(.isBorrowed) }
    let origin = isInPlace ? node.extent : host.extent
    if record.flags.contains(.hasKey), !isInPlace || record.flags.contains(.keyIsEscaped) {
      let span = added.add(Array((node.key ?? "").utf8), madeFrom: isInPlace ? node.keyExtent : host.extent)
      (record.keyStart, record.keyLength) = (UInt32(span.lowerBound), UInt32(span.count))
      record.flags.remove(.keyIsEscaped)
      record.flags.insert(.keyIsAdded)
    }
    switch node.kind {
    case .dictionary, .array:
      if isInPlace { return record }
      let span = added.add([], madeFrom: origin)
      (record.start, record.length) = (UInt32(span.lowerBound), 0)
    case .data:
      if isInPlace { return record }
      let digits = node.list.source.bytes[node.extent]
      let span = added.add(Array(digits), madeFrom: origin)
      (record.start, record.length) = (UInt32(span.lowerBound), UInt32(span.count))
    default:
      if isInPlace, !record.flags.contains(.isEscaped) { return record }
      let span = added.add(Array((node.string ?? "").utf8), madeFrom: origin)
      (record.start, record.length) = (UInt32(span.lowerBound), UInt32(span.count))
    }
    record.flags.remove(.isEscaped)
    record.flags.insert(.isAdded)
    return record
  }
}
