import LocatedPlist

/// The words of a server's answer, in small letters and with single blanks.
///
/// Mailboxes, hosts and pages are called `dmarc@example.com` or `spf.example.com` too, which says nothing about why a
/// message was refused.
struct AnswerText {
  /// With an `@` in place of each address, and without the codes that each line of a long answer repeats.
  private(set) var words: [UInt8] = []
  /// The same without hosts and URLs.
  private(set) var prose: [UInt8] = []

  init(_ bytes: [UInt8], without codes: [String]) {
    let codes = codes.filter { $0.utf8.count > 1 }.map { Array($0.utf8) }
    words.reserveCapacity(bytes.count)
    prose.reserveCapacity(bytes.count)
    for word in bytes.split(whereSeparator: \.isBlank) {
      if !words.isEmpty {
        if codes.contains(where: word.elementsEqual) { continue }
        words.append(0x20)
        prose.append(0x20)
      }
      add(word)
    }
  }

  private mutating func add(_ word: ArraySlice<UInt8>) {
    var at = word.startIndex
    while at < word.endIndex {
      let end = word[at...].firstIndex(where: Self.isBracket) ?? word.endIndex
      let part = word[at..<end]
      if part.contains(UInt8(ascii: "@")) {
        words.append(UInt8(ascii: "@"))
        prose.append(UInt8(ascii: "@"))
      } else {
        words += part.lazy.map(\.lowercased)
        if !HostShape.isHost(part) { prose += part.lazy.map(\.lowercased) }
      }
      let next = min(end + 1, word.endIndex)
      words += word[end..<next]
      prose += word[end..<next]
      at = next
    }
  }

  /// Stands around addresses, hosts and URLs.
  private static func isBracket(_ byte: UInt8) -> Bool { "<>()[]{}\"',;".utf8.contains(byte) }
}

/// Tells hosts and URLs from other words: `mx.example.com`, `https://example.com/spf`, `example.com/spf`.
private enum HostShape {
  static func isHost(_ word: ArraySlice<UInt8>) -> Bool {
    if word.withUnsafeBufferPointer({ $0.mentions("://") }) { return true }
    return word.prefix { $0 != UInt8(ascii: "/") }.split(separator: UInt8(ascii: ":")).contains(where: isName)
  }

  /// Labels with dots between. A sentence that starts behind a dot is none: `blocked.Please`.
  private static func isName(_ word: ArraySlice<UInt8>) -> Bool {
    var isName = false
    for dot in word.indices.dropFirst().dropLast() where word[dot] == UInt8(ascii: ".") {
      let (before, behind) = (word[dot - 1], word[dot + 1])
      guard isLabelPart(before), isLabelPart(behind) else { return false }
      let startsSentence = behind != behind.lowercased && before == before.lowercased
      if startsSentence { return false }
      isName = behind.isLetter
    }
    return isName
  }

  private static func isLabelPart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
