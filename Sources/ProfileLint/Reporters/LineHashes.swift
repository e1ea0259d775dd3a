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
  private var state = State()
  /// The units of the window, and for each the line whose first unit it is; 0 for none.
  private var slots = [Slot](repeating: Slot(), count: width)
  private var counts = HashCounts()
  /// The last line that was finished, and its value.
  private var finished = (line: 0, hash: UInt64(0), count: UInt32(0))

  private struct State {
    var at = 0
    var hash: UInt64 = 0
    var slot = 0
    /// Lines begun so far.
    var line = 0
    var isAtLineStart = true
    var isAfterCarriageReturn = false
  }

  private struct Slot {
    var unit: UInt64 = 0
    var line = 0
  }

  /// - Parameter file: the file's own bytes; what is no UTF-8 is replaced as JavaScript does it.
  init(_ file: [UInt8]) {
    let isValid = file.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
    text = isValid ? file : Array(String(decoding: file, as: UTF8.self).utf8)
  }

  /// The value of a line. Lines are asked in ascending order; the same one may be asked again.
  mutating func value(ofLine wanted: Int) -> String {
    if finished.line < wanted { advance(to: wanted) }
    return "\(String(finished.hash, radix: 16)):\(finished.count)"
  }

  /// Goes on until the line is finished, which is 100 units behind its start, or the text ends.
  private mutating func advance(to wanted: Int) {
    // A local copy stays in registers; the loop runs over every byte of a file.
    var state = state
    var slots = slots
    let text = text
    text.withUnsafeBufferPointer { text in
      slots.withUnsafeMutableBufferPointer { slots in
        while finished.line < wanted, state.at <= text.count + Self.width {
          guard state.at < text.count else {
            // Behind the text stand an end mark and zeros, which begin no line.
            let isEndMark = state.at == text.count
            state.at += 1
            finishLine(state, slots)
            if isEndMark { Self.begin(&state, slots) }
            shift(isEndMark ? 0xFFFF : 0, &state, slots)
            continue
          }
          let byte = text[state.at]
          if byte < 0x80 {
            state.at += 1
            take(UInt64(byte), &state, slots)
          } else {
            let (units, length) = Self.units(of: text, at: state.at)
            state.at += length
            for unit in units { take(UInt64(unit), &state, slots) }
          }
        }
      }
    }
    self.state = state
    self.slots = slots
  }

  @inline(__always)
  private mutating func take(
    _ unit: UInt64, _ state: inout State, _ slots: UnsafeMutableBufferPointer<Slot>
  ) {
    if unit == 0x20 || unit == 0x09 || (state.isAfterCarriageReturn && unit == 0x0A) {
      state.isAfterCarriageReturn = false
      return
    }
    state.isAfterCarriageReturn = unit == 0x0D
    let isLineEnd = unit == 0x0A || unit == 0x0D
    finishLine(state, slots)
    Self.begin(&state, slots)
    if isLineEnd { state.isAtLineStart = true }
    shift(isLineEnd ? 0x0A : unit, &state, slots)
  }

  @inline(__always)
  private static func begin(_ state: inout State, _ slots: UnsafeMutableBufferPointer<Slot>) {
    guard state.isAtLineStart else { return }
    state.isAtLineStart = false
    state.line += 1
    slots[state.slot].line = state.line
  }

  /// The slot that is taken next holds the unit of 100 units ago: if a line began there, it is complete.
  @inline(__always)
  private mutating func finishLine(_ state: State, _ slots: UnsafeMutableBufferPointer<Slot>) {
    let line = slots[state.slot].line
    guard line > 0 else { return }
    finished = (line, state.hash, counts.add(state.hash))
    slots[state.slot].line = 0
  }

  @inline(__always)
  private func shift(
    _ unit: UInt64, _ state: inout State, _ slots: UnsafeMutableBufferPointer<Slot>
  ) {
    state.hash = state.hash &* 37 &+ unit &- Self.leaving &* slots[state.slot].unit
    slots[state.slot].unit = unit
    state.slot = state.slot + 1 == Self.width ? 0 : state.slot + 1
  }

  /// One character that is not ASCII as UTF-16, and how many bytes it takes. The text is valid UTF-8.
  private static func units(
    of text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (units: UTF16.EncodedScalar, length: Int) {
    let first = text[start]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let lead = UInt32(first) & (0x7F >> UInt32(length))
    let scalar = text[(start + 1)..<(start + length)].reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
    let character = Unicode.Scalar(scalar) ?? "\u{FFFD}"
    return (UTF16.encode(character) ?? UTF16.encodedReplacementCharacter, length)
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
