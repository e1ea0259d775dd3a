import CXMLEvents

/// Reads an XML property list into the table of nodes, from libxml2's events over the source's bytes.
enum XMLPlist {
  /// - Parameter source: UTF-8, with or without a byte order mark.
  static func read(_ source: Source, limits: Limits) -> Result<PropertyList, ReadFailure> {
    guard source.bytes.count < Int(Int32.max) else {
      return .failure(ReadFailure(.tooLarge(limit: Int(Int32.max))))
    }
    let memory = limits.depth + 8
    return source.bytes.withUnsafeBufferPointer { bytes in
      let prologue: XMLPrologue
      do throws(ReadFailure) {
        prologue = try XMLPrologue(bytes)
      } catch {
        return .failure(MarkupTree.isMeant(by: bytes) ? error.ofMarkup : error)
      }
      if prologue.isMarkup {
        return MarkupReader.read(source, bytes, prologue, limits: limits).mapError(\.ofMarkup)
      }
      return withUnsafeTemporaryAllocation(of: XMLFrame.self, capacity: memory) { frames in
        build(bytes, prologue, limits: limits, memory: frames)
      }.map { table in
        PropertyList(
          format: .xml, source: source, records: table.records, problems: table.notes.tellingProblems,
          comments: table.notes.comments
        ).recordingDuplicateKeys(limit: limits.problems)
      }
    }
  }

  private static func build(
    _ bytes: UnsafeBufferPointer<UInt8>, _ prologue: XMLPrologue, limits: Limits,
    memory: UnsafeMutableBufferPointer<XMLFrame>
  ) -> Result<XMLPlistBuilder, ReadFailure> {
    var builder = XMLPlistBuilder(bytes, prologue: prologue, limits: limits, memory: memory)
    let text = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[prologue.rootStart...])
    withUnsafeMutablePointer(to: &builder) { pointer in
      _ = xml_events_parse(
        text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count,
        { context, event in
          guard let context, let event else { return 1 }
          return context.assumingMemoryBound(to: XMLPlistBuilder.self).pointee
            .take(event) ? 0 : 1
        }, pointer)
    }
    if let failure = builder.failure { return .failure(failure) }
    guard !builder.records.isEmpty else {
      return .failure(ReadFailure(.noValueInPlist, bytes: builder.rootTag))
    }
    return .success(builder)
  }
}
