import LocatedPlist

extension Document {
  /// The profiles that declarations carry in themselves, as documents of the same name.
  ///
  /// Apple's schema knows `ProfileURL` and, from release 27, `ProfileAssetReference` to an asset of data, both
  /// with an address to load the profile from. Servers and exports put the profile itself there: as a `data:`
  /// address or Base64.
  var embeddedProfiles: [Document] {
    guard kind == .declarations, let root = list?.root else { return [] }
    let payloads = DeclarationSet.declarations(in: root, document: 0).filter(\.mayHoldProfile)
      .compactMap(\.payload)
    return payloads.flatMap { payload in
      payload.node.children.flatMap { $0.kind == .dictionary ? Array($0.children) : [$0] }
        .compactMap(profile).prefix(1)
    }
  }

  /// The profile that a value holds.
  private func profile(in node: Node) -> Document? {
    guard node.kind == .string || node.kind == .data, let bytes = EmbeddedFile.bytes(in: node) else {
      return nil
    }
    var inside = DocumentReader.read(bytes)
    inside.containers = read.containers + [.base64] + inside.containers
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
