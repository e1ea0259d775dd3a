import LocatedPlist

extension ReadFailure.OldStyleFault {
  /// What is wrong with the old-style property list.
  var message: Text {
    switch self {
    case .unexpectedCharacter:
      Text(
        en: "this character does not belong here in an old-style property list; write texts in quotes",
        ja: "古い形式のプロパティリストではここに置けない文字があります。文字列は引用符で囲んでください")
    case .unexpectedEnd:
      Text(
        en: "the old-style property list ends before it is complete; copy the output again as a whole",
        ja: "古い形式のプロパティリストが途中で終わっています。出力の全体をコピーし直してください")
    case .missingEquals:
      Text(
        en: "\"=\" is missing between a key and its value",
        ja: "キーと値の間に \"=\" がありません")
    case .missingSemicolon:
      Text(
        en: "\";\" is missing behind a value of a dictionary",
        ja: "辞書の値の後に \";\" がありません")
    case .missingComma:
      Text(
        en: "\",\" is missing between two items of a list",
        ja: "リストの項目の間に \",\" がありません")
    case .invalidData:
      Text(
        en: "data between < and > that is not in pairs of hexadecimal digits",
        ja: "< と > の間のデータが 2 桁ずつの 16 進数になっていません")
    case .trailingContent:
      Text(
        en: "text after the end of the old-style property list; remove it",
        ja: "古い形式のプロパティリストの終わりの後に余分な文字があります。削除してください")
    }
  }
}
