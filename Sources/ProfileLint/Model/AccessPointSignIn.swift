import ProfileSchema

/// How a public access point is signed in to, as the tables say.
struct AccessPointSignIn {
  /// The public user names, one for each carrier that shares the access point.
  let userNames: [String]
  /// Whether the network surely looks at the user name: it asks for CHAP, or tells carriers by it.
  let isChecked: Bool
  /// Whether every row asks for CHAP, and nothing else.
  let needsCHAP: Bool

  /// Nil where nobody says what the user name is, or where each line has its own.
  ///
  /// - Parameter sim: with it, only the rows for that SIM count, if there are any.
  init?(_ apn: AccessPoint, sim: SIM?) {
    let all = apn.facts
    guard all.areDistinctive else { return nil }
    let own = sim.map { sim in all.filter(sim.takes) } ?? all
    let facts = own.isEmpty ? all : own
    needsCHAP = facts.allSatisfy { $0.authentication == "chap" }
    isChecked = needsCHAP || all.owners.count > 1
    let names = facts.map(\.userName)
    // `<digits>` stands for a subscriber's number.
    guard names.allSatisfy({ !$0.isEmpty && !$0.contains("<") }) else { return nil }
    userNames = names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
