/// An IKEv2 VPN with a packet size that Apple does not allow.
///
/// Apple's schema has 1280 to 1400 for MTU, with 1280 as the default; other VPN types have no such key.
struct VPNMTU: Rule {
  let about = About(
    id: "vpn-mtu",
    level: .warning,
    reads: .vpn,
    title: Text(
      en: "VPN packet size outside Apple's range",
      ja: "Apple の範囲外の VPN パケットサイズ"),
    why: Text(
      en: """
        Packets that grow too large inside the tunnel are dropped on the way. Small exchanges work, but the \
        server's certificate and long messages stall, so an account connects now and then and hangs.
        """,
      ja: """
        トンネルの中で大きくなりすぎたパケットは途中で捨てられます。短いやり取りは通っても、サーバー証明書や長いメールの\
        受信で止まるため、つながったり固まったりを繰り返します。
        """),
    fix: Text(
      en: "Remove MTU, or set it to a value from 1280 to 1400.",
      ja: "MTU を削除するか、1280〜1400 の値にしてください。"),
    symptoms: [.s1, .s2],
    guide: [104, 10],
    bad: [
      .vpn("IKEv2", "<key>MTU</key>\n▶<integer>1500</integer>"),
      .vpn("IKEv2", "<key>MTU</key>\n▶<integer>576</integer>"),
    ],
    good: [
      .vpn("IKEv2", "<key>MTU</key>\n<integer>1280</integer>"),
      .vpn("IKEv2", "<key>MTU</key>\n<real>1400</real>"),
      .vpn("IKEv2", "<key>MTU</key>\n<string>$MTU</string>"),
      // The app of another VPN type may read what it likes.
      .vpn("VPN", "<key>MTU</key>\n<integer>1420</integer>"),
    ])

  func check(_ device: Device) -> [Finding] {
    device.vpns.compactMap { vpn in
      guard vpn.type.value == "IKEv2", let size = vpn.settings?.integer("MTU").located,
        !(1280...1400).contains(size.value)
      else { return nil }
      return finding(
        at: size.place,
        Text(
          en: "packets of \(size.value) bytes for \(vpn.label.en); Apple takes 1280 to 1400",
          ja: "\(vpn.label.ja) の MTU が \(size.value) です。指定できるのは 1280〜1400 です"))
    }
  }
}
