/// What reporters say about rules, sorted by id, each found by its id.
struct RuleTable: Sendable {
  let rules: [About]
  private let positions: [String: Int]

  init(_ rules: [About]) {
    let sorted = rules.sorted { $0.id < $1.id }
    self.rules = sorted
    positions = Dictionary(sorted.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  static let all = RuleTable(Catalogue.rules.map(\.about))

  func position(of id: String) -> Int? { positions[id] }

  subscript(_ id: String) -> About? { positions[id].map { rules[$0] } }
}
