import LocatedPlist

extension Inspection {
  /// The declarations that set up nothing by themselves, or nothing that is read here: assets, activations, profiles
  /// of the old kind and others.
  func addDeclarations(to tree: inout TreeText) {
    let shown = Set(
      device.profiles.filter { $0.form == .declaration }.flatMap(\.payloads)
        .map { device.payloads[$0].entries.node.index })
    for declaration in device.declarations.all
    where declaration.payload.map({ !shown.contains($0.node.index) }) ?? true {
      add(declaration, to: &tree)
    }
    for node in device.documents.first?.list?.root.declarationItems ?? [] {
      tree.field(1, node.parent?.parent?.key ?? text("declaration", "宣言"), node.string)
    }
  }

  private func add(_ declaration: Declaration, to tree: inout TreeText) {
    let name = declaration.isNamed ? declaration.identifier.value : "?"
    tree.field(1, label(of: declaration), "\(name) (\(declaration.type))")
    guard let payload = declaration.payload else { return }
    switch declaration.role {
    case .asset:
      tree.field(2, text("address", "アドレス"), payload.string("EmailAddress").value)
      let url = payload.section("Reference")?.string("DataURL").value
      tree.field(2, text("from", "取得元"), url.map(shortened))
    case .activation:
      let configurations = payload.texts("StandardConfigurations").map(\.value)
      tree.field(2, text("configurations", "構成"), configurations.joined(separator: ", "))
    case .configuration where declaration.isLegacyProfile:
      tree.field(2, text("profile from", "プロファイルの取得元"), payload.string("ProfileURL").value.map(shortened))
      tree.field(
        2, text("profile from asset", "プロファイルのアセット"), payload.string("ProfileAssetReference").value)
    case .configuration, .management, nil: break
    }
  }

  private func label(of declaration: Declaration) -> String {
    switch declaration.role {
    case .asset: text("asset", "アセット")
    case .activation: text("activation", "アクティベーション")
    case .configuration: text("configuration", "構成")
    case .management: text("management", "管理情報")
    case nil: text("declaration", "宣言")
    }
  }

  /// A URL without what may be secret in it; of a `data:` address only what kind of data it is.
  private func shortened(_ url: String) -> String {
    url.hasPrefix("data:") ? String(url.prefix { $0 != "," }) + ",…" : url.withoutCredentials
  }
}
