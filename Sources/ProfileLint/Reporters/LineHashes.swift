/// GitHub's `primaryLocationLineHash`: by it an alert is known again when lines move.
///
/// For each line a rolling hash (base 37, modulo 2^64) over the 100 UTF-16 units that start with the line's
/// first one, blanks and tabs left out, any line end as LF; behind the text 0xFFFF and zeros. Equal hashes
/// are numbered. The value is the one that github/codeql-action computes from the file (src/fingerprints.ts),
/// which complains about any other.
struct LineHashes {
  private static let width = 100
  /// 37 to the power of the width.
  private static let leaving: UInt64 = (0..<width).reduce(1) { power, _ in power &* 37 }

  private let text: [UInt8]
  private var at = 0
  private var isAtLineStart = true
  private var isAfterCarriageReturn = false
  /// Lines begun so far.
  private var line = 0

  private var hash: UInt64 = 0
  private var slot = 0
  private var window = [UInt64](repeating: 0, count: width)
  /// The line whose first unit a slot holds; 0 for none.
  private var lines = [Int](repeating: 0, count: width)
  private var counts = HashCounts()
  /// The last line that was finished, and its value.
  private var finished = (line: 0, hash: UInt64(0), count: UInt32(0))

  /// - Parameter file: the file's own bytes; what is no UTF-8 is replaced as JavaScript does it.
  init(_ file: [UInt8]) {
    let isValid = file.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
    text = isValid ? file : Array(String(decoding: file, as: UTF8.self).utf8)
  }

  /// The value of a line. Lines are asked in ascending order; the same one may be asked again.
  mutating func value(ofLine wanted: Int) -> String {
    while finished.line < wanted, step() {}
    return "\(String(finished.hash, radix: 16)):\(finished.count)"
  }

  /// Takes one unit or two; false behind the end.
  private mutating func step() -> Bool {
    guard at < text.count else { return stepBehindEnd() }
    let first = text[at]
    if first < 0x80 {
      at += 1
      take(UInt64(first))
      return true
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let lead = UInt32(first) & (0x7F >> UInt32(length))
    let scalar = text[(at + 1)..<(at + length)].reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
    at += length
    if scalar >= 0x10000 {
      take(UInt64(0xD800 + (scalar - 0x10000) >> 10))
      take(UInt64(0xDC00 + (scalar - 0x10000) & 0x3FF))
    } else {
      take(UInt64(scalar))
    }
    return true
  }

  private mutating func stepBehindEnd() -> Bool {
    guard at <= text.count + Self.width else { return false }
    if at == text.count { take(0xFFFF) } else { push(0) }
    at += 1
    return true
  }

  private mutating func take(_ unit: UInt64) {
    var unit = unit
    let isRepeatedEnd = isAfterCarriageReturn && unit == 0x0A
    if unit == 0x20 || unit == 0x09 || isRepeatedEnd {
      isAfterCarriageReturn = false
      return
    }
    isAfterCarriageReturn = unit == 0x0D
    if isAfterCarriageReturn { unit = 0x0A }
    finishLine()
    if isAtLineStart {
      isAtLineStart = false
      line += 1
      lines[slot] = line
    }
    if unit == 0x0A { isAtLineStart = true }
    advance(unit)
  }

  private mutating func push(_ unit: UInt64) {
    finishLine()
    advance(unit)
  }

  /// The slot that is taken next holds the unit of 100 units ago: if a line began there, it is complete.
  private mutating func finishLine() {
    guard lines[slot] > 0 else { return }
    finished = (lines[slot], hash, counts.add(hash))
    lines[slot] = 0
  }

  private mutating func advance(_ unit: UInt64) {
    hash = hash &* 37 &+ unit &- Self.leaving &* window[slot]
    window[slot] = unit
    slot = slot + 1 == Self.width ? 0 : slot + 1
  }
}

/// How often each hash has come: a table with open addressing, since a large file has a million lines.
private struct HashCounts {
  private var entries: [(hash: UInt64, count: UInt32)] = Array(repeating: (0, 0), count: 256)
  private var used = 0

  /// Counts one more and returns how many there are now.
  mutating func add(_ hash: UInt64) -> UInt32 {
    if used * 2 >= entries.count { grow() }
    let index = place(of: hash)
    if entries[index].count == 0 {
      entries[index].hash = hash
      used += 1
    }
    entries[index].count += 1
    return entries[index].count
  }

  private func place(of hash: UInt64) -> Int {
    let mask = entries.count - 1
    var index = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while entries[index].count > 0, entries[index].hash != hash { index = (index + 1) & mask }
    return index
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: (0, 0), count: old.count * 2)
    for entry in old where entry.count > 0 { entries[place(of: entry.hash)] = entry }
  }
}
