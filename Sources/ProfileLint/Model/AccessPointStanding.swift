import ProfileSchema

/// What the tables say about an access point's name. Each name has one standing, so that one rule speaks.
enum AccessPointStanding {
  /// Empty, unknown or no access point name at all.
  case unjudged
  /// In no table: a company's own, or a slip.
  case unlisted
  /// A name such as `internet`, which tells nothing by itself.
  case generic
  /// In use, or nobody says otherwise.
  case usable([AccessPointFact])
  /// The network behind it was switched off.
  case retired(AccessPointFact)
  /// Everything that it was ever for is on networks that are gone.
  case networkEnded(AccessPointFact, NetworkSunset)
  /// The carrier takes no new customers, or is believed to have ended.
  case closed(AccessPointFact)
  /// The carrier names another one now.
  case superseded(AccessPointFact)
  /// The public databases dropped it without a reason.
  case delisted(AccessPointFact)
}

extension AccessPoint {
  /// The rows under its name.
  var facts: [AccessPointFact] {
    guard let name = name.value, !name.isEmpty else { return [] }
    return AccessPointNames.shared.facts(for: name)
  }

  /// What is known about its name on a day, of which `2026-03-31` is the form.
  func standing(on day: String) -> AccessPointStanding {
    guard let name = name.value, !name.isEmpty, AccessPointText(name).isSound else { return .unjudged }
    let facts = facts
    guard let first = facts.first else { return .unlisted }
    if facts.allSatisfy({ $0.status == .retired }), let fact = facts.first(where: \.isSpecific) {
      return .retired(fact)
    }
    if facts.areDistinctive, let end = NetworkSunsets.shared.end(of: facts, by: day) {
      return .networkEnded(first, end)
    }
    let past: [AccessPointFact.Status] = [.retired, .superseded, .delisted]
    if facts.allSatisfy({ past.contains($0.status) }) {
      let specific = facts.filter(\.isSpecific)
      if let fact = specific.first(where: { $0.status == .superseded }) { return .superseded(fact) }
      return specific.first.map(AccessPointStanding.delisted) ?? .generic
    }
    guard facts.areDistinctive else { return .generic }
    if facts.allSatisfy({ $0.status == .closedToNew || $0.status == .endedUnverified }) {
      return .closed(first)
    }
    return .usable(facts)
  }
}

extension Device {
  /// The access points with the standing of their names, in order; each name once for a payload, since
  /// AttachAPN and APNs mostly have the same.
  var accessPoints: [(apn: AccessPoint, standing: AccessPointStanding)] {
    let day = now.day
    return self.cellular.flatMap { payload in
      var seen: Set<String> = []
      return payload.apns.filter { seen.insert(($0.name.value ?? "").lowercased()).inserted }
        .map { ($0, $0.standing(on: day)) }
    }
  }
}

extension [AccessPointFact] {
  /// Whether the name tells whose it is: in the form of a domain, and in one country only.
  ///
  /// Short words (`internet`, `web`, `orange`) are used by many, and by companies for their own.
  var areDistinctive: Bool {
    guard let first, first.name.utf8.contains(UInt8(ascii: ".")) else { return false }
    return allSatisfy { $0.country == first.country }
  }

  /// The listed carriers that share the name.
  var owners: [MobileCarrier] {
    reduce(into: []) { owners, fact in
      guard let owner = MobileCarriers.shared.carrier(ofLabel: fact.carrier) else { return }
      if !owners.contains(owner) { owners.append(owner) }
    }
  }

  /// Whose name it is, where that is one; never several.
  var owner: String? {
    let owners = owners
    if owners.count == 1 { return owners[0].name }
    let carriers = Set(map(\.carrier))
    return owners.isEmpty && carriers.count == 1 ? carriers.first : nil
  }
}

extension AccessPointFact {
  /// The carrier as people call it.
  var owner: String { MobileCarriers.shared.carrier(ofLabel: carrier)?.name ?? carrier }
}

extension NetworkSunsets {
  /// The end of all the networks that these rows name, where each of them is gone for certain.
  fileprivate func end(of facts: [AccessPointFact], by day: String) -> NetworkSunset? {
    var last: NetworkSunset?
    for fact in facts {
      let networks = fact.networks
      guard !networks.isEmpty,
        let end = all.first(where: { end in
          !end.isUnverified && end.ended <= day && networks.allSatisfy(end.networks.contains)
        })
      else { return nil }
      last = end
    }
    return last
  }
}
