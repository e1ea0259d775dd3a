import LocatedPlist

extension Account {
  /// Whether calendars come through it, unless a key says otherwise.
  public var carriesCalendars: Bool {
    switch kind {
    case .exchangeWebServices, .google, .calDAV: true
    case .exchangeActiveSync: entries.boolean("EnableCalendars").value != false
    case .mail, .cardDAV, .ldap, .subscribedCalendar: false
    }
  }

  /// Whether contacts come through it and can be saved there, unless a key says otherwise.
  public var carriesContacts: Bool {
    switch kind {
    case .exchangeWebServices, .google, .cardDAV: true
    case .exchangeActiveSync: entries.boolean("EnableContacts").value != false
    case .mail, .calDAV, .ldap, .subscribedCalendar: false
    }
  }

  /// Whether its payload has PreventMove, PreventAppSheet, allowMailDrop and the keys of S/MIME, and mail
  /// that they are about.
  public var hasMailOptions: Bool {
    kind == .mail || (kind == .exchangeActiveSync && carriesMail)
  }

  /// Whether an Exchange account signs in with OAuth; absent means false.
  public var usesOAuth: Bool { entries.boolean("OAuth").value == true }

  /// The part of the address behind the @, as names are compared.
  public var domain: String? { address.value.flatMap(HostName.domain(ofAddress:)) }
}

extension Device {
  /// The accounts that are there in the end: a profile replaces an earlier one that carries its
  /// identifier, with all accounts in it.
  var lastingAccounts: [Account] {
    let replaced = replacedProfiles
    if replaced.isEmpty { return self.accounts }
    return self.accounts.filter { !replaced.contains(payloads[$0.payload].profile) }
  }

  /// Those that carry mail. A second account for one mailbox is left out: that has a finding already.
  var mailboxes: [Account] {
    let accounts = lastingAccounts.filter(\.carriesMail)
    if accounts.count < 2 { return accounts }
    let duplicates = duplicatePayloads
    return duplicates.isEmpty ? accounts : accounts.filter { !duplicates.contains($0.payload) }
  }

  /// The payloads of mail accounts that an earlier account has set up already.
  var duplicatePayloads: Set<Int> {
    Set(duplicateMailAccounts.keys.map { self.mailAccounts[$0].payload })
  }

  /// Positions in `profiles` of those that a later profile of the same identifier replaces.
  var replacedProfiles: Set<Int> {
    if profiles.count < 2 { return [] }
    var last: [String: Int] = [:]
    var replaced: Set<Int> = []
    for (position, profile) in profiles.enumerated() {
      guard let identifier = profile.identifier?.value, !identifier.isEmpty else { continue }
      if let earlier = last.updateValue(position, forKey: identifier) { replaced.insert(earlier) }
    }
    return replaced
  }

  /// Whether every file could be read to its end, so that what is missing is truly missing.
  var isWhole: Bool {
    documents.allSatisfy { [.profile, .payload].contains($0.kind) }
  }
}
