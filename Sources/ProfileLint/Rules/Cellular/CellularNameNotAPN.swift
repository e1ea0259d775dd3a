/// An access point name that cannot be one: a label for people, or a name beside the key `APN`.
///
/// 3GPP TS 23.003, 9.1, says what a name looks like. An error is what no network can take: blanks, other
/// characters than ASCII, more than 100 octets as encoded, a label of more than 63. A warning is what the
/// standard forbids and some networks take: 64 to 100 octets, empty labels, punctuation. The operator part
/// (`.mnc010.mcc440.gprs`) is a warning too, and no error as in the catalogue: the standard calls it
/// optional, but a name that carries it is wrong on any other network. Underscores are in use and left
/// alone.
///
/// Apple's page calls Name "the name for this configuration", which two public generators took for a
/// label; they put the access point name under `APN`, a key that Apple does not know.
struct CellularNameNotAPN: Rule {
  let about = About(
    id: "cellular-name-not-apn",
    level: .error,
    reads: .cellular,
    title: Text(
      en: "Name that is no access point name",
      ja: "APN ではない Name"),
    why: Text(
      en: """
        The device sends Name to the network as it stands. Apple's documentation calls it the name of the \
        configuration, but it is the APN itself; a label for people is refused, and there is no mobile data.
        """,
      ja: """
        Name はそのままネットワークに送られます。Apple の資料では「構成の名前」と説明されていますが、実際は APN そのものです。\
        人が読むための名前を書くと接続を拒否され、モバイル通信が使えません。
        """),
    fix: Text(
      en: "Write the carrier's APN into Name, such as spmode.ne.jp, and nothing else.",
      ja: "Name には、spmode.ne.jp のような事業者の APN だけを書いてください。"),
    symptoms: [.s2],
    guide: [85],
    bad: [
      .accessPoint(named: "▶<string>Example Mobile</string>"),
      .accessPoint(named: "▶<string>会社用モバイル</string>"),
      .accessPoint(named: "▶<string>ｓｐｍｏｄｅ．ｎｅ．ｊｐ</string>"),
      .accessPoint(named: "▶<string>spmode.ne.jp </string>"),
      .accessPoint(named: "▶<string>\(String(repeating: "a", count: 64)).example.com</string>"),
      .accessPoint(named: "▶<string>\(String(repeating: "abcdefgh.", count: 12))example.com</string>"),
      .accessPoint(
        """
        ▶<key>APN</key>
        <string>private.example.com</string>
        <key>Name</key>
        <string>example-mobile</string>
        """),
      .accessPoints(
        attach: "▶<key>apn</key>\n<string>private.example.com</string>", data: []),
    ],
    good: [
      .accessPoint(named: "<string>private.example.com</string>"),
      .accessPoint(named: "<string>corp_lan.example</string>"),
      .accessPoint(named: "<string>internet</string>"),
      .accessPoint(named: "<string>3gnet</string>"),
      .accessPoint(named: "<string></string>"),
      .accessPoint(named: "<string>{{ company apn }}</string>"),
      .accessPoint(named: "<integer>3</integer>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.cellular.flatMap(\.apns).flatMap { apn -> [Finding] in
      [keyFinding(apn), nameFinding(apn)].compactMap { $0 }
    }
  }

  private func nameFinding(_ apn: AccessPoint) -> Finding? {
    guard let name = apn.name.located, !name.value.isEmpty,
      let fault = AccessPointText(name.value).fault
    else { return nil }
    let level: Level = fault.isFatal ? .error : .warning
    return finding(level, at: name.place, Self.message(name.value.quoted, fault))
  }

  private func keyFinding(_ apn: AccessPoint) -> Finding? {
    // In the old form `apn` is the key, and a name beside it does no harm.
    let right: StaticString = apn.isDeprecatedForm ? "apn" : "Name"
    if apn.isDeprecatedForm && apn.entries.has(right) { return nil }
    let keys: [StaticString] = apn.isDeprecatedForm ? ["APN", "Name"] : ["APN", "apn", "Apn"]
    guard let key = keys.first(where: apn.entries.has), let place = apn.entries.keyPlace(key) else {
      return nil
    }
    return finding(
      at: place,
      Text(
        en: "Apple knows no key \"\(key)\" here; the access point name belongs under \"\(right)\"",
        ja: "ここに \"\(key)\" というキーはありません。APN は \"\(right)\" に書いてください"))
  }

  private static func message(_ name: String, _ fault: AccessPointText.Fault) -> Text {
    switch fault {
    case .blank:
      Text(
        en: "\(name) has a blank in it; an APN is written without, as in \"spmode.ne.jp\"",
        ja: "\(name) に空白が入っています。APN は \"spmode.ne.jp\" のように空白なしで書きます")
    case .notASCII:
      Text(
        en: "\(name) has characters other than ASCII; an APN has letters, digits, \"-\" and \".\" only",
        ja: "\(name) に半角英数字以外の文字があります。APN に使えるのは半角の英数字と \"-\"、\".\" だけです")
    case .tooLong(let length):
      Text(
        en: "\(name) takes \(length) octets as the network encodes it; 100 are allowed",
        ja: "\(name) は符号化すると \(length) オクテットになります。上限は 100 です")
    case .longLabel(let length):
      Text(
        en: "\(name) has a label of \(length) octets between its dots; 63 are allowed",
        ja: "\(name) には、ドットで区切った 1 つが \(length) オクテットの部分があります。上限は 63 です")
    case .operatorPart:
      Text(
        en:
          "\(name) ends in the operator's part, which the network adds itself; leave out \".mnc….mcc….gprs\"",
        ja: "\(name) の末尾にある事業者の部分はネットワークが付けるものです。\".mnc….mcc….gprs\" を取り除いてください")
    case .emptyLabel:
      Text(
        en: "\(name) has a dot at an end or two in a row; every dot stands between two labels",
        ja: "\(name) のドットが端にあるか、続いています。ドットは文字と文字の間にだけ置きます")
    case .character(let character):
      Text(
        en: "\(name) has \"\(character)\" in it; an APN has letters, digits, \"-\" and \".\" only",
        ja: "\(name) に \"\(character)\" が入っています。APN に使えるのは英数字と \"-\"、\".\" だけです")
    case .longIdentifier(let length):
      Text(
        en:
          "\(name) takes \(length) octets as the network encodes it; 63 are allowed without the operator's part",
        ja: "\(name) は符号化すると \(length) オクテットになります。事業者の部分を除いた上限は 63 です")
    }
  }
}
