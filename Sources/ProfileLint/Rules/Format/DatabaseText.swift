import LocatedPlist

extension ReadFailure.Reason {
  /// Why an accounts database cannot be read.
  var databaseText: Text {
    self == .databaseTruncated
      ? Text(
        en: "the accounts database ends too early; copy it again together with its -wal file",
        ja: "アカウントのデータベースが途中で切れています。-wal ファイルと一緒にコピーし直してください")
      : Text(
        en: "the accounts database is damaged; copy it again together with its -wal file",
        ja: "アカウントのデータベースが壊れています。-wal ファイルと一緒にコピーし直してください")
  }
}

extension Problem.Kind {
  /// What of an accounts database may not have been seen.
  var databaseText: Text {
    self == .logNotSeen
      ? Text(
        en: """
          the database was in use and its -wal file is not beside it; the latest changes are not seen, so \
          copy both files
          """,
        ja: "使用中のデータベースですが、-wal ファイルが隣にないため最新の変更は見えません。両方をコピーしてください")
      : Text(
        en: """
          the -wal file beside the database is damaged or belongs to another; the latest changes may not be \
          seen, so copy both files again
          """,
        ja: """
          隣の -wal ファイルが壊れているか、別のデータベースのものです。最新の変更が見えないことがあるため、両方を\
          コピーし直してください
          """)
  }
}

extension Problem.ArchiveFault {
  /// Why an archived value of an accounts database cannot be read.
  var message: Text {
    switch self {
    case .unreadable:
      Text(
        en: "the archived value is no readable binary property list",
        ja: "アーカイブされた値がバイナリプロパティリストとして読めません")
    case .cycle:
      Text(en: "an archived value contains itself", ja: "アーカイブされた値が自分自身を含んでいます")
    case .missingObject:
      Text(
        en: "an archived value refers to an object that is not in the archive",
        ja: "アーカイブにないオブジェクトを参照しています")
    case .malformedObject:
      Text(
        en: "an archived object does not have what its class needs",
        ja: "アーカイブされたオブジェクトに、そのクラスに必要な値がありません")
    case .keyNotText:
      Text(en: "a key is no text, so its value is not read", ja: "キーが文字列ではないため、その値は読みません")
    case .tooDeep(let limit):
      Text(
        en: "an archived value of more than \(limit) levels, which was not read to the end",
        ja: "アーカイブされた値が \(limit) 段を超えて入れ子になっているため、途中で読むのをやめました")
    case .tooManyNodes(let limit):
      Text(
        en: "an archived value of more than \(limit) parts, which was not read",
        ja: "アーカイブされた値の要素が \(limit) 個を超えているため読みませんでした")
    }
  }
}
