import LocatedPlist

extension Device {
  /// Installs the configurations of a document. Of declarations with one identifier a device keeps one, so
  /// that copies and later ones set up nothing.
  mutating func installDeclarations(_ root: Entries) {
    withInstalled { $0.facets.insert(.declarations) }
    let configurations = DeclarationSet.declarations(in: root.node, document: root.document)
      .compactMap { declaration -> Configuration? in
        guard let form = ConfigurationForm.all[declaration.type], let payload = declaration.payload,
          declarations.keeps(declaration)
        else { return nil }
        return Configuration(form, payload, address: address(of: payload))
      }
    var next = configurations.startIndex
    add(.declaration, at: root.speaking(.partial), payloads: configurations.map(\.content)) {
      installed, payload, position in
      configurations[next].form.read(&installed, payload, position, configurations[next].address)
      next += 1
    }
  }

  private struct Configuration {
    var form: ConfigurationForm
    var content: PayloadEntries
    var address: Setting<String>

    init(_ form: ConfigurationForm, _ payload: Entries, address: Setting<String>) {
      (self.form, self.address) = (form, address)
      content = PayloadEntries(entries: payload.speaking(form.dialect), index: 0)
    }
  }

  /// The mail address of an account, which stands in an asset.
  private func address(of payload: Entries) -> Setting<String> {
    guard let reference = payload.string("UserIdentityAssetReference").located else {
      return .unknown(payload.place)
    }
    let asset = declarations[reference.value].flatMap { $0.isAsset ? $0.payload : nil }
    return asset?.string("EmailAddress").located.map { .known($0) } ?? .unknown(reference.place)
  }
}
