import LocatedPlist

extension Problem {
  /// Where the problem is shown: the second key of two, else the bytes, else the node.
  func place(in document: Int) -> Place {
    if kind == .duplicateKey { return Place(document: document, .key(Int32(clamping: node))) }
    guard let bytes else { return Place(document: document, .value(Int32(clamping: node))) }
    return Place(
      document: document,
      .bytes(
        Int32(clamping: bytes.lowerBound), Int32(clamping: bytes.upperBound), within: Int32(clamping: node)))
  }

  /// Whether two readers see different things, rather than Apple's refusing it.
  var isAmbiguous: Bool {
    switch kind {
    case .attributeReadDifferently, .commentReadDifferently, .dateRollsOver: true
    default: false
    }
  }

  /// Whether it is about an export, which no device is asked to accept.
  var isOfExport: Bool {
    switch kind {
    case .archive, .database, .settingsUnread, .partsUnread: true
    default: false
    }
  }
}

extension Device {
  /// The problems of every property list, with the position of the document.
  var problems: [(document: Int, problem: Problem)] {
    documents.enumerated().flatMap { position, document in
      (document.list?.problems ?? []).map { (position, $0) }
    }
  }
}
