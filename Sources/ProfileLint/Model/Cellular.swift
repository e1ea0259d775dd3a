import LocatedPlist

/// A payload that sets access point names.
public struct CellularPayload: Sendable {
  public var payload: Int
  /// At the payload's type.
  public var place: Place
  /// com.apple.apn.managed or com.apple.managedCarrier, which com.apple.cellular replaced in iOS 7.
  public var isDeprecatedType: Bool
  public var apns: [AccessPoint]
}

/// One access point name of a cellular payload.
public struct AccessPoint: Sendable {
  public var name: Setting<String>
  public var userName: Setting<String>
  public var entries: Entries
  /// AttachAPN, for the first connection to the network, rather than one for data.
  public var isForAttach: Bool
}

extension Installed {
  mutating func readCellular(_ payload: Payload, _ position: Int) {
    let attach = payload.entries.section("AttachAPN").map { [($0, true)] } ?? []
    let apns = attach + payload.entries.sections("APNs").map { ($0, false) }
    addCellular(
      payload, position, isDeprecatedType: false,
      apns: apns.map { entries, isForAttach in
        noteSecrets(["Password"], in: entries, .apn, payload: position)
        addAPNProxy(in: entries, server: "ProxyServer", port: "ProxyPort", payload: position)
        return AccessPoint(
          name: entries.string("Name"), userName: entries.string("Username"), entries: entries,
          isForAttach: isForAttach)
      })
  }

  /// The old form: DefaultsData.apns in the payload, as Apple's schema has it, or in an array under the
  /// payload's PayloadContent, as Apple's Configuration Profile Reference had it.
  mutating func readAPN(_ payload: Payload, _ position: Int) {
    let sections = payload.entries.sections("PayloadContent").compactMap { $0.section("DefaultsData") }
    let apns = (sections + [payload.entries.section("DefaultsData")].compactMap { $0 })
      .flatMap { $0.sections("apns") }
    addCellular(
      payload, position, isDeprecatedType: true,
      apns: apns.map { entries in
        noteSecrets(["password"], in: entries, .apn, payload: position)
        addAPNProxy(in: entries, server: "proxy", port: "proxyPort", payload: position)
        return AccessPoint(
          name: entries.string("apn"), userName: entries.string("username"), entries: entries,
          isForAttach: false)
      })
  }

  private mutating func addCellular(
    _ payload: Payload, _ position: Int, isDeprecatedType: Bool, apns: [AccessPoint]
  ) {
    facets.insert(.cellular)
    cellular.append(
      CellularPayload(
        payload: position, place: payload.place, isDeprecatedType: isDeprecatedType, apns: apns))
  }

  private mutating func addAPNProxy(
    in entries: Entries, server: StaticString, port: StaticString, payload: Int
  ) {
    let host = entries.string(server)
    // A form that was left empty sets no proxy.
    guard let place = host.place, host.value != "" else { return }
    facets.insert(.proxies)
    proxies.append(
      Proxy(
        payload: payload, scope: .apn, method: .manual, place: place, section: entries, host: host,
        port: entries.integer(port), pacURL: .absent, exceptions: nil))
  }
}
