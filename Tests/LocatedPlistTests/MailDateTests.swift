import Testing

@testable import LocatedPlist

@Suite struct MailDateTests {
  /// 2026-11-02T01:41:30Z, or the same minute.
  @Test(arguments: [
    "Mon, 2 Nov 2026 10:41:30 +0900", "Mon, 02 Nov 2026 01:41:30 +0000", "2 Nov 2026 01:41:30 GMT",
    "2 Nov 26 01:41:30 UT", "Mon,2 Nov 2026 01:41:30 Z", "2 nov 2026 10:41:30 JST (summer)",
    "Sun (day), 1 (first) Nov 2026 20:41:30 EST", "Sun, 1 Nov 126 21:41:30 -0400",
    "Mon, 2 Nov 2026\n 10:41:30\n +0900", "2 Nov 2026 01:41:30 -0000", "2 Nov 2026 01:41:30.000 +0000 (UTC)",
    "2026-11-02 01:41:30.1 +0000 UTC m=+123.4", "2 Nov 2026 02:41:30 CET",
  ])
  func `a date in any of its forms is a moment`(_ text: String) {
    #expect(seconds(text) == 1_793_583_690)
  }

  @Test(
    arguments: [
      ("1 Jan 1970 00:00 +0000", 0), ("31 Dec 1969 23:59:59 +0000", -1),
      ("29 Feb 2024 00:00:00 PST", 1_709_193_600),
      ("1 Jan 99 00:00 UTC", 915_148_800), ("31 Dec 2016 23:59:60 +0000", 1_483_228_800),
    ] as [(String, Int64)])
  func `years, seconds and zones count`(_ text: String, _ moment: Int64) { #expect(seconds(text) == moment) }

  /// Without a zone that is known, nobody can tell how long a message took.
  @Test(arguments: [
    "Mon, 2 Nov 2026 10:41:30", "Mon, 2 Nov 2026 10:41:30 A", "Mon, 2 Nov 2026 10:41:30 XYZ",
    "Mon, 2 Nov 2026 10:41:30 +9900", "Mon, 2 Nov 2026 10:41:30 +0960", "32 Nov 2026 10:41 +0000",
    "2 Foo 2026 10:41 +0000", "2 Nov 2026 24:00 +0000", "2 Nov 2026 10:61 +0000", "2 Nov 20266 10:41 +0000",
    "Mon Nov  2 10:41:30 2026", "2026-11-02T01:41:30Z", "(((", "", "2",
    "31 Feb 2026 10:41 +0000", "29 Feb 2025 10:41 +0000", "31 Nov 2026 10:41 +0000",
    "2026-13-02 10:41 +0000", "2 Nov 2026 01:41:30.x +0000", "+", "Mon, Mon, Mon",
  ])
  func `what is no moment is none`(_ text: String) { #expect(seconds(text) == nil) }

  private func seconds(_ text: String) -> Int64? {
    Array(text.utf8).withUnsafeBufferPointer { MailDate($0)?.moment.secondsSince1970 }
  }
}
