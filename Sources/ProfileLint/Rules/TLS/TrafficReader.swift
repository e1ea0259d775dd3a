/// Something on a device that all traffic passes, and that could read it with a root certificate.
struct TrafficReader {
  /// Position in `Device.payloads`.
  var payload: Int
  var place: Place
  /// What it is, as a note beside its place.
  var description: Text
  /// The VPN, where it is one.
  private var vpn: VPN?

  /// The first one on the device, which is enough to speak of it.
  static func first(on device: Device) -> TrafficReader? {
    if let proxy = device.proxies.first(where: { takesAll($0, on: device) }) {
      return TrafficReader(
        payload: proxy.payload, place: proxy.place,
        description: Text(en: "the proxy is set here", ja: "プロキシはここで設定されています"))
    }
    if let filter = device.contentFilters.first(where: { $0.trafficPlace != nil }),
      let place = filter.trafficPlace
    {
      return TrafficReader(
        payload: filter.payload, place: place,
        description: Text(en: "a filter app sees all traffic here", ja: "フィルタアプリの設定はここです"))
    }
    if let relay = device.relays.first(where: \.coversAllDomains) {
      return TrafficReader(
        payload: relay.payload, place: device.payloads[relay.payload].place,
        description: Text(en: "the relays are set here", ja: "リレーはここで設定されています"))
    }
    return device.vpns.first(where: \.carriesAllTraffic).map { vpn in
      TrafficReader(
        payload: vpn.payload, place: vpn.allTrafficPlace ?? vpn.entries.place,
        description: Text(en: "the VPN takes all traffic here", ja: "VPN が全通信を通す設定はここです"), vpn: vpn)
    }
  }

  /// A proxy for the device as a whole, or that of a VPN which takes all traffic.
  private static func takesAll(_ proxy: Proxy, on device: Device) -> Bool {
    switch proxy.scope {
    case .device, .networkServices: true
    case .vpn: device.vpns.contains { $0.payload == proxy.payload && $0.carriesAllTraffic }
    case .wifi, .apn: false
    }
  }

  /// Whether the certificate is there so that the device trusts this very thing: the CA of an IKEv2
  /// gateway, which every VPN of that kind needs.
  func explains(_ certificate: Certificate) -> Bool {
    guard let vpn, vpn.isAlwaysOn || vpn.type.value == "IKEv2" else { return false }
    guard let issuer = vpn.gatewayIssuer.value, !issuer.isEmpty else { return true }
    return issuer == certificate.facts?.commonName
  }
}
