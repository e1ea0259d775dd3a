import LocatedPlist

extension Document {
  /// The profiles that declarations carry in themselves, as documents of the same name.
  ///
  /// Apple's schema knows `ProfileURL` and, from release 27, `ProfileAssetReference` to an asset of data, both
  /// with an address to load the profile from. Servers and exports put the profile itself there: as a `data:`
  /// address or Base64.
  ///
  /// - Parameter position: the document's own, in which the declarations stand.
  func embeddedProfiles(at position: Int) -> [(carrier: Place, profile: Document)] {
    guard kind == .declarations, let root = list?.root else { return [] }
    let declarations = DeclarationSet.declarations(in: root, document: position).filter(\.mayHoldProfile)
    return declarations.compactMap { declaration in
      guard let payload = declaration.payload else { return nil }
      for node in payload.node.children.flatMap({ $0.kind == .dictionary ? Array($0.children) : [$0] }) {
        if let profile = profile(in: node) { return (declaration.identifier.place, profile) }
      }
      return nil
    }
  }

  /// The profile that a value holds.
  private func profile(in node: Node) -> Document? {
    guard node.kind == .string || node.kind == .data, let file = EmbeddedFile(in: node) else {
      return nil
    }
    var inside = DocumentReader.read(file.bytes)
    inside.containers = read.containers + (file.isBase64 ? [.base64] : []) + inside.containers
    let document = Document(name: name, read: inside)
    return [.profile, .encryptedProfile, .profileService].contains(document.kind) ? document : nil
  }
}

extension Declaration {
  /// Whether its payload names a profile, or is the data of one.
  fileprivate var mayHoldProfile: Bool { isLegacyProfile || type == "com.apple.asset.data" }

  /// Whether it installs a profile of the old kind.
  var isLegacyProfile: Bool {
    type == "com.apple.configuration.legacy" || type == "com.apple.configuration.legacy.interactive"
  }
}

extension Device {
  /// A finding on a profile with the declaration that carries it; any other as it is.
  func withCarrier(_ finding: Finding) -> Finding {
    guard let carrier = carriers[Int(finding.place.document)] else { return finding }
    return finding.related(
      to: carrier, Text(en: "the declaration that carries this profile", ja: "このプロファイルを含む宣言"))
  }
}
