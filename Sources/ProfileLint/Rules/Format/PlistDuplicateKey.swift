import LocatedPlist

/// A key that stands twice in one dictionary.
///
/// In XML the last one counts for Apple's reader; in a binary list CoreFoundation keeps the first, and
/// Swift's decoder one or the other from run to run.
struct PlistDuplicateKey: Rule {
  let about = About(
    id: "plist-duplicate-key",
    level: .error,
    reads: .documents,
    title: Text(
      en: "Key written twice",
      ja: "キーの重複"),
    why: Text(
      en: """
        Only one of the two values takes effect, and which one depends on the form of the file and on who \
        reads it. The other looks set and is not.
        """,
      ja: """
        有効になるのはどちらか一方の値だけで、どちらになるかはファイルの形式や読み手によって変わります。\
        もう一方は、書いてあっても効きません。
        """),
    fix: Text(
      en: "Remove the one that is not meant.",
      ja: "意図していない方を削除してください。"),
    symptoms: [.s3],
    bad: [
      .payload(
        "com.apple.dock",
        """
        <key>autohide</key>
        <true/>
        ▶<key>autohide</key>
        <false/>
        """),
      .payload(
        "com.apple.dock",
        """
        <key>autohide</key>
        <true/>
        ▶<key>auto&#104;ide</key>
        <true/>
        """),
    ],
    good: [
      .payload(
        "com.apple.dock",
        """
        <key>autohide</key>
        <true/>
        <key>Autohide</key>
        <false/>
        """)
    ])

  func check(_ device: Device) -> [Finding] {
    device.problems.compactMap { document, problem in
      guard problem.kind == .duplicateKey, let list = device.documents[document].list else { return nil }
      // Nobody writes the rows of a database by hand.
      if device.documents[document].read.containers.contains(.sqlite) { return nil }
      let key = list.node(problem.node).key ?? ""
      let found = finding(
        at: problem.place(in: document),
        Text(
          en: "\"\(key)\" already stands in this dictionary; keep one of the two",
          ja: "この辞書にはすでに \"\(key)\" があります。どちらか 1 つにしてください"))
      guard let first = problem.related else { return found }
      return found.related(
        to: Place(document: document, .key(Int32(clamping: first))),
        Text(en: "first written here", ja: "最初に書かれているのはここです"))
    }
  }
}
