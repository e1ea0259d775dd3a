/// Finds keys that stand twice in one dictionary.
enum DuplicateKeys {
  /// One problem for each key that has stood before, with the first one as what explains it.
  static func problems(in list: PropertyList, limit: Int) -> [Problem] {
    var search = Search(list: list, limit: limit)
    for (index, record) in list.records.enumerated() where record.kind == .dictionary {
      search.searchDictionary(at: index)
      if search.problems.count >= limit { break }
    }
    return search.problems
  }

  private struct Search {
    let list: PropertyList
    let limit: Int
    var problems: [Problem] = []
    /// The entries of the dictionary at hand: each key's hash above the node's position.
    var entries: [UInt64] = []

    mutating func searchDictionary(at index: Int) {
      entries.removeAll(keepingCapacity: true)
      let end = list.records[index].end
      var child = UInt32(truncatingIfNeeded: index) + 1
      while child < end {
        entries.append(UInt64(list.records[Int(child)].key) << 32 | UInt64(child))
        child = list.records[Int(child)].end
      }
      guard entries.count > 1, !areDistinct else { return }
      entries.sort()
      var start = 0
      for at in 1...entries.count where at == entries.count || entries[at] >> 32 != entries[start] >> 32 {
        if at - start > 1 { compare(entries[start..<at]) }
        start = at
      }
    }

    /// Whether a small dictionary, as most are, has no two equal hashes: quicker than sorting.
    private var areDistinct: Bool {
      guard entries.count <= 24 else { return false }
      for at in entries.indices {
        let hash = entries[at] >> 32
        for other in entries[..<at] where other >> 32 == hash { return false }
      }
      return true
    }

    /// Tells keys of one hash apart; there is nearly never more than one text among them.
    private mutating func compare(_ entries: ArraySlice<UInt64>) {
      var firsts: [[UInt8]: Int] = [:]
      for entry in entries where problems.count < limit {
        let node = list.node(Int(entry & 0xFFFF_FFFF))
        guard let key = node.key else { continue }
        if let first = firsts[Array(key.utf8)] {
          problems.append(
            Problem(.duplicateKey, bytes: node.keyBytes, node: node.index, related: first))
        } else {
          firsts[Array(key.utf8)] = node.index
        }
      }
    }
  }
}

extension PropertyList {
  /// The list with a problem recorded for each key that stands twice.
  func recordingDuplicateKeys(limit: Int) -> PropertyList {
    let found = DuplicateKeys.problems(in: self, limit: limit)
    guard !found.isEmpty else { return self }
    return PropertyList(
      format: format, source: source, records: records,
      problems: (problems + found).sorted { $0.node < $1.node }, comments: comments, added: added)
  }
}
