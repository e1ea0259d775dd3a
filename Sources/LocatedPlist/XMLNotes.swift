/// What is noted beside the nodes while an XML property list is read.
struct XMLNotes {
  private(set) var problems: [Problem]
  private(set) var comments: [Range<Int>]
  private let limit: Int

  /// - Parameter limit: how many problems are kept.
  init(problems: [Problem], comments: [Range<Int>], limit: Int) {
    self.problems = problems
    self.comments = comments
    self.limit = limit
  }

  mutating func add(_ problem: Problem) {
    if problems.count < limit { problems.append(problem) }
  }

  mutating func add(comment: Range<Int>) { comments.append(comment) }

  /// The problems, without those that follow from the text being a template.
  var tellingProblems: [Problem] {
    guard let template = problems.first(where: { $0.kind == .templateMarkup }) else { return problems }
    return [template]
      + problems.filter { problem in
        switch problem.kind {
        case .templateMarkup, .textBetweenElements, .templateInValue, .secondValueForKey,
          .valueWithoutKey, .keyWithoutValue, .secondRootValue:
          false
        default: true
        }
      }
  }
}
