import LocatedPlist

/// Something in a property list that Apple's own reader refuses, though XML allows it.
///
/// The list of what it refuses is CoreFoundation's (CFPropertyList.c), tried out on many inputs. A variable
/// that a management server replaces (`<integer>${PORT}</integer>`) is a note, and so is a template
/// (`{{#if x}}`): the file as it stands is refused, the one that reaches the device need not be. Values are
/// never quoted.
struct PlistRefused: Rule {
  let about = About(
    id: "plist-refused",
    level: .error,
    reads: .documents,
    title: Text(
      en: "Property list that Apple's parser refuses",
      ja: "Apple のパーサが拒否するプロパティリスト"),
    why: Text(
      en: """
        The file is well-formed XML, and other tools may read it, but Apple's parser stops here. The device \
        then calls the profile invalid and installs nothing of it.
        """,
      ja: """
        XML としては正しく、読めるツールもありますが、Apple のパーサはここで読むのをやめます。\
        デバイスはプロファイルを無効と判断し、何もインストールしません。
        """),
    fix: Text(
      en: "Correct the element that is shown; plutil -lint on a Mac then says OK.",
      ja: "示された要素を修正してください。Mac の plutil -lint で OK と表示されれば直っています。"),
    symptoms: [.s3],
    bad: [
      Self.entry("<true>▶ </true>"),
      Self.entry("▶<True/>"),
      Self.entry("▶<bool>true</bool>"),
      Self.entry("<integer>▶993 </integer>"),
      Self.entry("<integer>▶<!-- IMAP -->993</integer>"),
      Self.entry("<date>▶2030-03-31 15:00</date>"),
      Self.entry("▶<integer/>"),
      Self.entry("<true/>\n▶on"),
      // To be replaced before it reaches a device: a note.
      Self.entry("<integer>▶${IMAP_PORT}</integer>"),
    ],
    good: [
      Self.entry("<true/>"),
      Self.entry("<true></true>"),
      Self.entry("<integer>993</integer>"),
      Self.entry("<!-- IMAP --><integer>993</integer>"),
      Self.entry("<date>2030-03-31T15:00:00Z</date>"),
      Self.entry("<data></data>"),
      Self.entry("<string/>"),
      Self.entry("<real>1</real>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.problems.compactMap { document, problem in
      if problem.kind == .duplicateKey || problem.isAmbiguous || problem.isOfExport { return nil }
      return finding(Self.level(problem.kind), at: problem.place(in: document), problem.kind.message)
    }
  }

  private static func level(_ kind: Problem.Kind) -> Level {
    switch kind {
    case .templateInValue, .templateMarkup: .note
    default: .error
    }
  }

  private static func entry(
    _ value: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    .payload("com.apple.dock", "<key>autohide</key>\n\(value)", fileID: fileID, line: line)
  }
}
