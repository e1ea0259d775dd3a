import LocatedPlist

/// A file in which no property list can be read at all.
///
/// An encrypted one is left to `profile-encrypted`. The message never quotes a value: what cannot be read
/// may hold a password.
struct NotAPropertyList: Rule {
  let about = About(
    id: "not-a-property-list",
    level: .error,
    reads: .documents,
    title: Text(
      en: "Not a readable property list",
      ja: "プロパティリストとして読めない"),
    why: Text(
      en: """
        A profile is a property list: XML, binary, or one of these inside a signature. What cannot be read \
        as such is refused by the device as a whole, and none of its settings takes effect.
        """,
      ja: """
        プロファイルの実体は、XML またはバイナリ形式のプロパティリストか、それを署名で包んだものです。読めない場合、\
        デバイスはファイル全体を拒否し、設定は 1 つも有効になりません。
        """),
    fix: Text(
      en: "Correct the file at the place that is shown, or export the profile again.",
      ja: "示された箇所を修正するか、プロファイルを書き出し直してください。"),
    symptoms: [.s3],
    bad: [
      .text(Self.profile("<string>Mail ▶& Calendar</string>")),
      .text(Self.profile("<string>Mail▶&nbsp;Server</string>")),
      .text(Self.profile("<string>1 ▶< 2</string>")),
      .text("▶\n" + Self.profile("<string>Mail</string>")),
      .text("Mail settings: see the wiki"),
      .text(""),
      .text("<!DOCTYPE html>\n<html><body>Sign in</body></html>\n"),
    ],
    good: [
      .text(Self.profile("<string>Mail &amp; Calendar</string>")),
      .text(Self.profile("<string><![CDATA[Mail & Calendar]]></string>")),
      .text("<!-- Office -->\n" + Self.profile("<string>Mail</string>", declaration: "")),
    ])

  func check(_ device: Device) -> [Finding] {
    device.documents.enumerated().compactMap { position, document in
      guard case .failure(let failure) = document.read.content, failure.reason != .cmsEncrypted else {
        return nil
      }
      let found = finding(at: Self.place(failure.bytes, position), failure.message)
      guard let related = failure.related else { return found }
      return found.related(
        to: Self.place(related, position), Text(en: "opened here", ja: "開始タグはここです"))
    }
  }

  private static func place(_ bytes: Range<Int>?, _ document: Int) -> Place {
    guard let bytes else { return Place(document: document, .document) }
    return Place(
      document: document,
      .bytes(Int32(clamping: bytes.lowerBound), Int32(clamping: bytes.upperBound), within: -1))
  }

  private static func profile(
    _ name: String, declaration: String = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  ) -> String {
    """
    \(declaration)<plist version="1.0">
    <dict>
    <key>PayloadContent</key>
    <array/>
    <key>PayloadDisplayName</key>
    \(name)
    <key>PayloadIdentifier</key>
    <string>com.example.profile</string>
    <key>PayloadType</key>
    <string>Configuration</string>
    <key>PayloadUUID</key>
    <string>5EED0000-0000-4000-8000-0000000000FF</string>
    <key>PayloadVersion</key>
    <integer>1</integer>
    </dict>
    </plist>
    """
  }
}
