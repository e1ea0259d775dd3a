import ProfileSchema

/// An access point name that was only ever for networks on which nothing runs any more.
///
/// The name itself stands in a database of today, so that `cellular-retired-apn` does not know it; what has
/// ended is the network behind it. network-sunsets.tsv names the codes of such networks: a carrier that
/// switched off 3G alone has none there. Dates from memory and dates to come do not count.
struct CellularNetworkEnded: Rule {
  let about = About(
    id: "cellular-network-ended",
    level: .warning,
    reads: .cellular,
    title: Text(
      en: "Access point name on a network that was switched off",
      ja: "停波したネットワークの APN"),
    why: Text(
      en: """
        Every network that this name was for has been switched off. The data SIM, the only one that the \
        payload acts on, is on another network now, and that one does not know the name.
        """,
      ja: """
        この APN を使えたネットワークはすべて停波しています。ペイロードが効くのはデータ通信に選ばれた SIM だけですが、\
        その SIM が今つながるネットワークは、この名前を知りません。
        """),
    fix: Text(
      en: "Remove the profile; the carrier that took the customers over has its own.",
      ja: "プロファイルを削除してください。契約を引き継いだ事業者には独自の設定があります。"),
    symptoms: [.s2],
    guide: [85],
    bad: [
      .accessPoint(named: "▶<string>cinet.spcs</string>"),
      .accessPoint(named: "▶<string>n.vmu.ispsn</string>"),
    ],
    good: [
      .accessPoint(named: "<string>spmode.ne.jp</string>"),
      .accessPoint(named: "<string>fast.t-mobile.com</string>"),
      // Sprint's, but a word that may be anybody's.
      .accessPoint(named: "<string>sprint</string>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.accessPoints.compactMap { apn, standing in
      guard case .networkEnded(_, let end) = standing, let name = apn.name.located else { return nil }
      return finding(
        at: name.place,
        Text(
          en: """
            \(name.value.quoted) was for the network of \(end.carrier), which went off on \(end.ended); \
            remove the profile or use the current carrier's
            """,
          ja: """
            \(name.value.quoted) は \(end.carrier) のネットワーク用でしたが、\(end.ended) に停波しました。\
            プロファイルを削除するか、いまの事業者のものに入れ替えてください
            """))
    }
  }
}
