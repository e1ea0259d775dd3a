/// The log that SQLite keeps beside a database in WAL mode: pages that were changed and not yet written back.
///
/// Read by SQLite's own rules: a frame counts if its salts and its checksum continue those of the header,
/// and if it stands before the end of a transaction.
struct WriteAheadLog {
  let pageSize: Int
  /// Whether frames follow that belong to this log and are damaged or cut off.
  private(set) var isDamaged = false
  /// Where the pages stand whose transactions are complete, later ones behind earlier ones.
  private(set) var pages: [(number: Int, content: Range<Int>)] = []
  /// How many pages the database has after the last transaction; nil if there is none.
  private(set) var databasePages: Int?

  private static let headerSize = 32
  private static let frameHeaderSize = 24
  private static let version: UInt32 = 3_007_000

  /// Nil where the header is not one.
  init?(_ log: UnsafeBufferPointer<UInt8>) {
    guard log.count >= Self.headerSize, Self.word(log, 0) & ~1 == 0x377F_0682,
      Self.word(log, 4) == Self.version,
      let pageSize = Int(exactly: Self.word(log, 8)), DatabaseImage.isPageSize(pageSize)
    else { return nil }
    self.pageSize = pageSize
    var sum = Checksum(isBigEndian: Self.word(log, 0) & 1 == 1)
    sum.add(UnsafeBufferPointer(rebasing: log[..<24]))
    guard sum.fits(log, at: 24) else { return nil }
    readFrames(log, sum)
  }

  private mutating func readFrames(_ log: UnsafeBufferPointer<UInt8>, _ header: Checksum) {
    var sum = header
    var frame = Self.headerSize
    var committed = 0
    while log.count - frame >= Self.frameHeaderSize {
      let content = frame + Self.frameHeaderSize
      // Frames of an earlier round, which this one has not reached yet, have other salts.
      guard log[frame + 8..<frame + 16].elementsEqual(log[16..<24]) else { break }
      guard log.count - content >= pageSize, let number = Int(exactly: Self.word(log, frame)), number > 0
      else {
        isDamaged = true
        break
      }
      sum.add(UnsafeBufferPointer(rebasing: log[frame..<frame + 8]))
      sum.add(UnsafeBufferPointer(rebasing: log[content..<content + pageSize]))
      guard sum.fits(log, at: frame + 16) else {
        isDamaged = true
        break
      }
      pages.append((number, content..<content + pageSize))
      if let size = Int(exactly: Self.word(log, frame + 4)), size > 0 {
        databasePages = size
        committed = pages.count
      }
      frame = content + pageSize
    }
    pages.removeLast(pages.count - committed)
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32 {
    UInt32(
      truncatingIfNeeded: BinaryNumber.unsigned(UnsafeBufferPointer(rebasing: bytes[offset..<offset + 4])))
  }

  /// The running sum over pairs of words, in the byte order that the header names.
  private struct Checksum {
    let isBigEndian: Bool
    var first: UInt32 = 0
    var second: UInt32 = 0

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    /// The count is a multiple of eight.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
      let raw = UnsafeRawBufferPointer(bytes)
      var at = 0
      while at + 8 <= raw.count {
        first = first &+ word(raw, at) &+ second
        second = second &+ word(raw, at + 4) &+ first
        at += 8
      }
    }

    private func word(_ raw: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
      return isBigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
    }

    /// Whether this is the sum that stands at an offset.
    func fits(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
      WriteAheadLog.word(bytes, offset) == first && WriteAheadLog.word(bytes, offset + 4) == second
    }
  }
}
