import Testing

@testable import ProfileLint

/// Values from the tests of github/codeql-action.
@Suite struct LineHashesTests {
  @Test(arguments: [
    ("", ["c129715d7a2bc9a3:1"]),
    (
      " a\nb\n  \t\tc\n d",
      ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
    ),
    (
      " a\r\nb\r\n  \t\tc\r\n d",
      ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
    ),
    (
      String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10),
      (1...6).map { "a7f2ff13bc495cf2:\($0)" } + [
        "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1",
      ]
    ),
  ])
  func `the hashes are those that GitHub computes`(_ text: String, _ expected: [String]) {
    var hashes = LineHashes(Array(text.utf8))
    #expect(expected.indices.map { hashes.value(ofLine: $0 + 1) } == expected)
  }
}
