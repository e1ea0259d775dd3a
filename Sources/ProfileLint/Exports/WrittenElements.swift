import LocatedPlist

extension ProviderSettings.Server {
  /// The host as it stands, placeholders included.
  var written: Located<String>? { words("hostname").first }

  /// What stands in the elements of a name.
  func words(_ name: String) -> [Located<String>] {
    guard let document = host.place?.document ?? port.place?.document else { return [] }
    return element["children"]?.children.compactMap { child in
      guard child["element"]?.string == name, let text = child["text"], let word = text.string else {
        return nil
      }
      return Located(word, at: Place(document: Int(document), .value(Int32(text.index))))
    } ?? []
  }
}
