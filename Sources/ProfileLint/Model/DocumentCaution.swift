import LocatedPlist

extension Document {
  /// Whether it is what `profiles` writes where no profile is installed.
  public var isEmptyDump: Bool { kind == .installedProfiles && list?.root.isEmpty == true }

  /// What to know of a file that was read only in part; nil for any other.
  public var caution: Text? {
    guard let list else { return nil }
    if isEmptyDump {
      return Text(
        en: "no profiles are in it; profiles writes an empty list where none is installed",
        ja: "プロファイルが一つもありません。インストール済みのものがない場合の出力です")
    }
    if kind == .autodiscover, let refusal = ProviderSettings(self)?.refusal { return refusal.text }
    if let whole = list.problems.first(where: { $0.isOfWhole }) { return whole.kind.message }
    let values = list.problems.filter(\.isOfExport)
    guard let first = values.first else { return nil }
    let path = ShownPath.text(list.node(first.node).path)
    return Text(
      en: "\(values.count) of its values could not be read; the first is \(path): \(first.kind.message.en)",
      ja: "読めない値が \(values.count) 個あります。最初は \(path) です: \(first.kind.message.ja)")
  }
}

extension Problem {
  /// Whether it is about the file rather than one value of it.
  fileprivate var isOfWhole: Bool {
    switch kind {
    case .database, .partsUnread: true
    default: false
    }
  }
}
