import LocatedPlist

/// A payload that sets access point names.
public struct CellularPayload: Sendable {
  /// Position in `Device.payloads`.
  public var payload: Int
  public var entries: Entries
  /// At the payload's type.
  public var place: Place
  /// com.apple.apn.managed or com.apple.managedCarrier, which com.apple.cellular replaced in iOS 7.
  public var isDeprecatedType: Bool
  public var apns: [AccessPoint]

  /// AttachAPN, for the first connection to the network.
  public var attach: AccessPoint? { apns.first(where: \.isForAttach) }
  /// Those for data, in order.
  public var data: [AccessPoint] { apns.filter { !$0.isForAttach } }
}

/// One access point name of a cellular payload.
public struct AccessPoint: Sendable {
  public var name: Setting<String>
  public var userName: Setting<String>
  public var entries: Entries
  /// AttachAPN, for the first connection to the network, rather than one for data.
  public var isForAttach: Bool
  /// Of com.apple.apn.managed, whose keys are called otherwise and which knows no protocols.
  public var isDeprecatedForm: Bool

  /// The dictionary, for a key that is missing from it.
  public var place: Place { entries.place }

  /// Where the password's key stands; nil where there is none. Its value is read by nobody.
  public var passwordPlace: Place? { entries.keyPlace(isDeprecatedForm ? "password" : "Password") }
  /// Whether the password is there and empty.
  public var hasEmptyPassword: Bool {
    entries.node[isDeprecatedForm ? "password" : "Password"]?.isEmpty ?? false
  }

  /// `PAP`, which is the default, or `CHAP`.
  public var authentication: Setting<String> { entries.string("AuthenticationType") }

  public var proxyHost: Setting<String> { entries.string(isDeprecatedForm ? "proxy" : "ProxyServer") }
  public var proxyPort: Setting<Int> { entries.integer(isDeprecatedForm ? "proxyPort" : "ProxyPort") }

  /// IP versions at home: 1 is IPv4, 2 is IPv6, 3 is both.
  public var allowedMask: Setting<Int> { entries.integer("AllowedProtocolMask") }
  /// Of no use since iOS 11.
  public var defaultMask: Setting<Int> { entries.integer("DefaultProtocolMask") }
  public var roamingMask: Setting<Int> { entries.integer("AllowedProtocolMaskInRoaming") }
  public var domesticRoamingMask: Setting<Int> { entries.integer("AllowedProtocolMaskInDomesticRoaming") }
}

extension Installed {
  mutating func readCellular(_ payload: Payload, _ position: Int) {
    let attach = payload.entries.section("AttachAPN").map { [($0, true)] } ?? []
    let apns = attach + payload.entries.sections("APNs").map { ($0, false) }
    addCellular(
      payload, position, isDeprecatedType: false,
      apns: apns.map { entries, isForAttach in
        noteSecrets(["Password"], in: entries, .apn, payload: position)
        let apn = AccessPoint(
          name: entries.string("Name"), userName: entries.string("Username"), entries: entries,
          isForAttach: isForAttach, isDeprecatedForm: false)
        addProxy(of: apn, payload: position)
        return apn
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
        let apn = AccessPoint(
          name: entries.string("apn"), userName: entries.string("username"), entries: entries,
          isForAttach: false, isDeprecatedForm: true)
        addProxy(of: apn, payload: position)
        return apn
      })
  }

  private mutating func addCellular(
    _ payload: Payload, _ position: Int, isDeprecatedType: Bool, apns: [AccessPoint]
  ) {
    facets.insert(.cellular)
    cellular.append(
      CellularPayload(
        payload: position, entries: payload.entries, place: payload.place,
        isDeprecatedType: isDeprecatedType, apns: apns))
  }

  private mutating func addProxy(of apn: AccessPoint, payload: Int) {
    // A form that was left empty sets no proxy.
    guard let place = apn.proxyHost.place, apn.proxyHost.value != "" else { return }
    facets.insert(.proxies)
    proxies.append(
      Proxy(
        payload: payload, scope: .apn, method: .manual, place: place, section: apn.entries,
        host: apn.proxyHost, port: apn.proxyPort, pacURL: .absent, exceptions: nil))
  }
}
