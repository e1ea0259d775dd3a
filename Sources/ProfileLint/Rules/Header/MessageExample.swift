extension Example {
  /// A message from taro@example.com that arrived in order, with these fields. A field of one of the usual names
  /// takes the usual one's place.
  static func message(_ fields: String, fileID: String = #fileID, line: Int = #line) -> Example {
    let written = Set(
      fields.split(separator: "\n").filter { $0.first != " " }.map { $0.prefix { $0 != ":" } })
    func missing(_ fields: [(name: Substring, body: String)]) -> [String] {
      fields.filter { !written.contains($0.name) }.map { "\($0.name): \($0.body)" }
    }
    let way = [
      ("Return-Path" as Substring, "<taro@example.com>"),
      (
        "Received",
        "from mx.example.com (mx.example.com [203.0.113.5]) by mx1.example.jp with ESMTPS; Mon, 2 Nov 2026 10:00:05 +0900"
      ),
    ]
    let letter = [
      ("From" as Substring, "Taro Example <taro@example.com>"), ("To", "hanako@example.jp"),
      ("Subject", "test"), ("Date", "Mon, 2 Nov 2026 10:00:00 +0900"),
    ]
    let header = missing(way) + (fields.isEmpty ? [] : [fields]) + missing(letter)
    var example = text(header.joined(separator: "\n") + "\n\nbody\n", fileID: fileID, line: line)
    if !fields.isEmpty { example.shown = fields.replacing("▶", with: "") }
    return example
  }
}
