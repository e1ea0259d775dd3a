import LocatedPlist

extension ReadFailure.Reason {
  /// What is wrong with XML that is no property list, where that is not the same; nil where it is.
  var otherMarkupText: Text? {
    switch self {
    case .junkBeforeDeclaration:
      Text(
        en: "text before <?xml; the declaration belongs at the first byte, so remove it",
        ja: "<?xml の前に余分な文字があります。宣言はファイルの先頭に置く必要があるため、削除してください")
    case .documentTypeWithSubset, .documentTypeReadDifferently:
      Text(
        en: "a document type that may define text of its own, which is not read; remove it",
        ja: "独自の定義を含む DOCTYPE は読みません。削除してください")
    case .malformedDocumentType:
      Text(en: "the DOCTYPE line is damaged; leave it out", ja: "DOCTYPE 行が壊れています。削除してください")
    case .textAfterEnd:
      Text(
        en: "something after the last closing tag, perhaps invisible; remove it",
        ja: "最後の終了タグの後に余分な文字 (見えないものを含む) があります。削除してください")
    case .malformedAttribute:
      Text(
        en: "a damaged attribute; write it as name=\"value\"",
        ja: "属性の書き方が正しくありません。name=\"value\" の形で書いてください")
    case .undeclaredPrefix:
      Text(
        en: "a name with \":\" in a tag, and no xmlns that declares what is in front of it; leave that out",
        ja: "タグの名前に \":\" がありますが、その前の部分を宣言する xmlns がありません。取り除いてください")
    case .tooDeep(let limit):
      Text(
        en: "elements more than \(limit) levels deep; no file of this kind has so many",
        ja: "要素が \(limit) 段を超えて入れ子になっています。この種類のファイルではあり得ません")
    default: nil
    }
  }
}
