/// What a byte is when it is read as ASCII.
extension UInt8 {
  /// A space, a tab or the end of a line.
  @inlinable package var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  @inlinable package var isDigit: Bool { (0x30...0x39).contains(self) }
  @inlinable package var isLetter: Bool { (0x61...0x7A).contains(lowercased) }
  /// The small letter of a capital one; every other byte as it is.
  @inlinable package var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Whether the text starts here, in small letters or capitals.
  func starts(withText text: StaticString, at start: Int? = nil, ignoringCase: Bool = false) -> Bool {
    let start = start ?? startIndex
    guard start >= startIndex, endIndex - start >= text.utf8CodeUnitCount else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      let (found, wanted) = (self[start + offset], text.utf8Start[offset])
      guard found == wanted || (ignoringCase && found.lowercased == wanted.lowercased) else { return false }
    }
    return true
  }

  /// Where a text first stands, at or behind a place and before another one.
  func firstIndex(
    ofText text: StaticString, from start: Int? = nil, before end: Int? = nil, ignoringCase: Bool = false
  ) -> Int? {
    let first = text.utf8Start.pointee
    let last = Swift.min(end ?? endIndex, endIndex) - text.utf8CodeUnitCount
    var at = start ?? startIndex
    while at <= last {
      let byte = self[at]
      if byte == first || ignoringCase, starts(withText: text, at: at, ignoringCase: ignoringCase) {
        return at
      }
      at += 1
    }
    return nil
  }

  /// The first place at or behind a place where no blank stands; the end if there is none.
  func skippingBlanks(from start: Int) -> Int {
    var at = start
    while at < endIndex, self[at].isBlank { at += 1 }
    return at
  }
}
