@testable import LocatedPlist

/// A binary property list made by hand, so that it can lie.
struct BinaryFile {
  /// The objects' bytes, the first one at offset 8.
  var objects: [[UInt8]]
  var top: UInt64 = 0
  /// What the trailer says, if not the truth.
  var count: UInt64?
  var table: UInt64?
  var offsets: [UInt64] = []
  var referenceSize: UInt8 = 1

  var bytes: [UInt8] {
    var file = Array("bplist00".utf8)
    var starts: [UInt64] = []
    for object in objects {
      starts.append(UInt64(file.count))
      file += object
    }
    let table = UInt64(file.count)
    for start in offsets.isEmpty ? starts : offsets { file += Self.bigEndian(start).suffix(4) }
    file += [0, 0, 0, 0, 0, 0, 4, referenceSize]
    file += Self.bigEndian(count ?? UInt64(objects.count)) + Self.bigEndian(top)
    file += Self.bigEndian(self.table ?? table)
    return file
  }

  func read(limits: Limits = Limits()) -> Result<PropertyList, ReadFailure> {
    BinaryPlist.read(Source(bytes: bytes, encoding: nil), limits: limits)
  }

  static func bigEndian(_ value: UInt64) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func ascii(_ text: String) -> [UInt8] { [0x50 | UInt8(text.utf8.count)] + Array(text.utf8) }
}

extension Result<PropertyList, ReadFailure> {
  /// Why it failed, if it did.
  var reason: ReadFailure.Reason? {
    if case .failure(let failure) = self { failure.reason } else { nil }
  }
}
