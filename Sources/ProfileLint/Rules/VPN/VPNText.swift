extension VPN {
  /// How messages call it: by the name that the user sees, where it has one.
  var label: Text {
    guard let name = name.value, !name.isEmpty else { return Text(en: "this VPN", ja: "この VPN") }
    return Text(en: "the VPN \(name.quoted)", ja: "VPN \(name.quoted)")
  }
}

extension OnDemandRules.Interface {
  /// As people call it.
  var name: Text {
    switch self {
    case .wifi: Text(en: "Wi-Fi", ja: "Wi-Fi")
    case .cellular: Text(en: "mobile data", ja: "モバイル通信")
    case .ethernet: Text(en: "Ethernet", ja: "Ethernet")
    }
  }
}

extension Example {
  /// A VPN of com.apple.vpn.managed.
  /// - Parameters:
  ///   - keys: of the dictionary that the VPN type reads.
  ///   - others: beside that dictionary.
  static func vpn(
    _ type: String, _ keys: String, beside others: String = "", fileID: String = #fileID, line: Int = #line
  ) -> Example {
    .payload("com.apple.vpn.managed", vpnKeys(type, keys, beside: others), fileID: fileID, line: line)
  }

  /// A per-app VPN, in the same way.
  static func perAppVPN(
    _ type: String, _ keys: String, beside others: String = "", fileID: String = #fileID, line: Int = #line
  ) -> Example {
    let uuid = missing("VPNUUID", in: others, "<string>5EED0000-0000-4000-8000-0000000000AA</string>")
    return .payload(
      "com.apple.vpn.managed.applayer", vpnKeys(type, keys, beside: uuid + others), fileID: fileID,
      line: line)
  }

  // On a line of its own: what is reported is the VPN type, or the dictionary that it reads.
  private static let vpnTypeMark = "▶VPNType\n"
  private static let settingsMark = "▶settings\n"

  /// The keys of such a payload, for an example with several.
  static func vpnKeys(_ type: String, _ keys: String, beside others: String = "") -> String {
    """
    <key>UserDefinedName</key>
    <string>Example VPN</string>
    <key>VPNType</key>
    \(mark(vpnTypeMark, of: keys))<string>\(type)</string>
    <key>\(type)</key>
    \(mark(settingsMark, of: keys))<dict>
    \(missing("RemoteAddress", in: keys, "<string>vpn.example.com</string>"))\
    \(keys.linesWithout(prefix: "▶settings").linesWithout(prefix: "▶VPNType"))
    </dict>
    \(others)
    """
  }
}
