/// Reads binary property lists by CoreFoundation's equations, and stops where an input lies.
enum BinaryPlist {
  static func read(_ source: Source, limits: Limits) -> Result<PropertyList, ReadFailure> {
    guard UInt32(exactly: source.bytes.count) != nil else {
      return .failure(ReadFailure(.tooLarge(limit: Int(UInt32.max))))
    }
    do {
      let records = try source.bytes.withUnsafeBufferPointer { bytes throws(ReadFailure) in
        var walk = BinaryWalk(objects: try BinaryObjects(bytes), limits: limits)
        return try walk.records()
      }
      let list = PropertyList(format: .binary, source: source, records: records, problems: [], comments: [])
      return .success(list.recordingDuplicateKeys(limit: limits.problems))
    } catch {
      return .failure(error)
    }
  }
}
