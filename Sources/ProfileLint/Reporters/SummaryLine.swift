/// The last line of the text report: `3 errors, 2 warnings in 2 of 5 files`.
enum SummaryLine {
  static func text(_ summary: Summary) -> Text { Text(en: english(summary), ja: japanese(summary)) }

  private static func english(_ summary: Summary) -> String {
    let counts = [
      (summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note"),
    ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    var line =
      counts.isEmpty
      ? "\(counted(summary.files, "file")), no findings"
      : "\(counts.joined(separator: ", ")) in \(summary.filesWithFindings) of \(counted(summary.files, "file"))"
    if summary.suppressed > 0 { line += "; \(summary.suppressed) suppressed" }
    if summary.unreadable > 0 { line += "; \(counted(summary.unreadable, "file")) could not be read" }
    if summary.hidden > 0 {
      line +=
        " (\(counted(summary.hidden, "note")) hidden; --min-level note shows \(summary.hidden == 1 ? "it" : "them"))"
    }
    return line
  }

  private static func counted(_ count: Int, _ word: String) -> String {
    count == 1 ? "1 \(word)" : "\(count) \(word)s"
  }

  private static func japanese(_ summary: Summary) -> String {
    let counts = [
      (summary.errors, "エラー"), (summary.warnings, "警告"), (summary.notes, "注記"),
    ].filter { $0.0 > 0 }.map { "\($0.1) \($0.0) 件" }
    var line =
      counts.isEmpty
      ? "\(summary.files) ファイル、指摘はありません"
      : "\(counts.joined(separator: "、"))（\(summary.files) ファイル中 \(summary.filesWithFindings) ファイルで検出）"
    if summary.suppressed > 0 { line += "、抑制 \(summary.suppressed) 件" }
    if summary.unreadable > 0 { line += "、\(summary.unreadable) ファイルは読み込めませんでした" }
    if summary.hidden > 0 {
      line += "（注記 \(summary.hidden) 件は非表示です。--min-level note で表示します）"
    }
    return line
  }
}
