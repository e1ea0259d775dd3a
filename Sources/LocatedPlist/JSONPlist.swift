/// Reads JSON as strictly as RFC 8259 has it, with the place of every key and value.
enum JSONPlist {
  static func read(_ source: Source, limits: Limits) -> Result<PropertyList, ReadFailure> {
    guard UInt32(exactly: source.bytes.count) != nil else {
      return .failure(ReadFailure(.tooLarge(limit: Int(UInt32.max))))
    }
    do {
      let records = try source.bytes.withUnsafeBufferPointer { bytes throws(ReadFailure) in
        var parser = JSONParser(bytes, limits: limits)
        return try parser.records()
      }
      let list = PropertyList(format: .json, source: source, records: records, problems: [], comments: [])
      return .success(list.recordingDuplicateKeys(limit: limits.problems))
    } catch {
      return .failure(error)
    }
  }
}
