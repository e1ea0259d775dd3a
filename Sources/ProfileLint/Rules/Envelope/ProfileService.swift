/// Step one of over-the-air enrolment: a profile that asks the device for its attributes.
struct ProfileService: Rule {
  let about = About(
    id: "profile-service",
    level: .note,
    reads: .documents,
    title: Text(
      en: "Enrolment request that installs nothing itself",
      ja: "それ自体は何もインストールしない登録用プロファイル"),
    why: Text(
      en: """
        A profile of type "Profile Service" makes the device send its attributes to a server, which answers \
        with the real profile. The accounts and settings stand in that answer, not here.
        """,
      ja: """
        PayloadType が "Profile Service" のプロファイルは、デバイスの情報をサーバーに送るためのものです。\
        アカウントや設定は、サーバーが返す本来のプロファイルに入っています。
        """),
    fix: Text(
      en: "Lint the profile that the server sends after this step.",
      ja: "この手順の後にサーバーから届くプロファイルを検査してください。"),
    symptoms: [],
    bad: [
      .text(Self.profile("▶<string>Profile Service</string>"))
    ],
    good: [
      .profile("<key>PayloadOrganization</key>\n<string>Example Corp</string>")
    ])

  func check(_ device: Device) -> [Finding] {
    device.documents.enumerated().compactMap { position, document in
      guard document.kind == .profileService, let type = document.list?.root["PayloadType"] else {
        return nil
      }
      return finding(
        at: Place(document: position, .value(Int32(type.index))),
        Text(
          en: "this asks the device for its attributes; the settings come with the server's answer",
          ja: "デバイスの情報を求めるだけのプロファイルです。設定はサーバーからの応答に入っています"))
    }
  }

  private static func profile(_ type: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
    <plist version="1.0">
    <dict>
    <key>PayloadContent</key>
    <dict>
    <key>URL</key>
    <string>https://mdm.example.com/profile</string>
    <key>DeviceAttributes</key>
    <array>
    <string>UDID</string>
    <string>VERSION</string>
    </array>
    </dict>
    <key>PayloadDisplayName</key>
    <string>Example Enrolment</string>
    <key>PayloadIdentifier</key>
    <string>com.example.enrolment</string>
    <key>PayloadType</key>
    \(type)
    <key>PayloadUUID</key>
    <string>5EED0000-0000-4000-8000-0000000000FF</string>
    <key>PayloadVersion</key>
    <integer>1</integer>
    </dict>
    </plist>
    """
  }
}
