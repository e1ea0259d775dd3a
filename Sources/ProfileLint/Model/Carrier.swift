import LocatedPlist
import ProfileSchema

/// What a profile holds of one carrier's own settings: its mail, its Wi-Fi, its pages, its access points.
public struct CarrierParts: Sendable {
  public enum Kind: Sendable, Hashable, CaseIterable {
    case mail, wifi, webClip, accessPoint
    /// The profile's identifier or organisation names the carrier.
    case issuer
  }

  /// Position in `Device.profiles`.
  public var profile: Int
  public var carrier: Carrier
  /// Where to point when all of it is meant: at its mail, else its Wi-Fi, else its pages.
  public var place: Place
  /// Where each kind stands first.
  public var places: [Kind: Place]

  /// Whether it is what a carrier hands out to set up everything at once. An access point alone is not,
  /// whoever made the profile.
  public var isBulk: Bool {
    places.count > 1 && (places[.mail] ?? places[.wifi] ?? places[.webClip]) != nil
  }

  /// Whether nothing but mail comes from the carrier. Mailboxes of Japanese carriers can be kept after the
  /// contract has ended; the rest cannot.
  public var isMailOnly: Bool { places.keys.allSatisfy { $0 == .mail || $0 == .issuer } }
}

extension MailAccount {
  /// The mobile carrier that runs the mailbox; nil for everybody else's.
  public var carrier: Carrier? {
    func owner(of name: String?) -> Carrier? {
      name.flatMap { CarrierMarks.shared.carrier(of: .mail, above: $0) }
    }
    return owner(of: incoming.hostName) ?? owner(of: outgoing.hostName) ?? owner(of: domain)
  }
}

extension AccessPoint {
  /// The only carrier that has an access point of this name; nil for shared and for private names.
  public var carrier: Carrier? {
    name.value.flatMap { CarrierMarks.shared.carrier(of: .apn, $0) }
  }
}

extension Device {
  /// What each profile holds of each carrier, brands of one network taken together; in document order.
  var carrierParts: [CarrierParts] {
    var parts = PartsByCarrier()
    for account in self.mailAccounts where !account.isExported {
      parts.add(.mail, account.carrier, account.place, payloads[account.payload].profile)
    }
    for network in self.wifiNetworks {
      let carrier = network.ssid.value.flatMap { CarrierMarks.shared.carrier(of: .ssid, $0) }
      parts.add(.wifi, carrier, network.place, payloads[network.payload].profile)
    }
    for clip in preferences(.webClip) {
      guard let url = clip.entries.string("URL").located else { continue }
      let carrier = CarrierMarks.shared.carrier(of: .domain, above: host(ofPage: url.value))
      parts.add(.webClip, carrier, url.place, payloads[clip.payload].profile)
    }
    for payload in self.cellular {
      for accessPoint in payload.apns {
        let place = accessPoint.name.place ?? payload.place
        parts.add(.accessPoint, accessPoint.carrier, place, payloads[payload.payload].profile)
      }
    }
    return parts.all.map { parts in
      let profile = profiles[parts.profile]
      guard let place = issuerPlace(of: profile, parts.carrier) ?? bulkName(of: profile)?.place else {
        return parts
      }
      var parts = parts
      parts.places[.issuer] = place
      return parts
    }
  }

  /// The name of a profile that calls itself bulk settings, as carriers do.
  private func bulkName(of profile: Profile) -> Located<String>? {
    guard let name = profile.displayName else { return nil }
    let isBulk = name.value.lowercased().contains("bulk") || name.value.contains("一括設定")
    return isBulk ? name : nil
  }

  /// The host of `https://example.com:8443/page`, as names are compared.
  private func host(ofPage address: String) -> String {
    var address = address
    return address.withUTF8 { bytes in
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
        bytes[colon...].starts(with: "://".utf8)
      else { return "" }
      let authority = bytes[(colon + 3)...].prefix { byte in
        byte != UInt8(ascii: "/") && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#")
      }
      let start = authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex
      let host = authority[start...].prefix { $0 != UInt8(ascii: ":") }
      return HostName.normalised(String(decoding: host, as: UTF8.self))
    }
  }

  /// Where a profile says that it comes from the carrier: in its identifier, else in its organisation.
  private func issuerPlace(of profile: Profile, _ carrier: Carrier) -> Place? {
    if let identifier = profile.identifier {
      let domain = identifier.value.split(separator: ".").reversed().joined(separator: ".")
      let owner = CarrierMarks.shared.carrier(of: .domain, above: domain)
      if owner?.family == carrier.family { return identifier.place }
    }
    guard let organization = profile.entries.string("PayloadOrganization").located else { return nil }
    let owner = CarrierMarks.shared.carrier(of: .organization, organization.value)
    return owner?.family == carrier.family ? organization.place : nil
  }
}

/// Collects what belongs together, in the order in which it was met.
private struct PartsByCarrier {
  private struct Key: Hashable {
    var profile: Int
    var family: String
  }

  private(set) var all: [CarrierParts] = []
  private var positions: [Key: Int] = [:]

  mutating func add(_ kind: CarrierParts.Kind, _ carrier: Carrier?, _ place: Place, _ profile: Int) {
    guard let carrier else { return }
    let key = Key(profile: profile, family: carrier.family)
    if let position = positions[key] {
      if all[position].places[kind] == nil { all[position].places[kind] = place }
    } else {
      positions[key] = all.count
      all.append(CarrierParts(profile: profile, carrier: carrier, place: place, places: [kind: place]))
    }
  }
}
