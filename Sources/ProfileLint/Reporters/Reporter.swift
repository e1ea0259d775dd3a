/// One output format. The report is streamed: head, then each device as it is done, then the tail.
///
/// A reporter keeps no state, so that devices can be rendered side by side and written in order.
public protocol Reporter: Sendable {
  init(_ style: ReportStyle)
  func head(into sink: inout ReportSink)
  /// The findings of one device. Writes nothing for a device that has none.
  func device(_ report: DeviceReport, into sink: inout ReportSink)
  /// What stands between two devices that have both written something.
  var separator: String { get }
  func tail(_ files: [FileRecord], _ summary: Summary, into sink: inout ReportSink)
}

/// Takes a report's bytes in pieces and hands them on when there are enough of them.
public struct ReportSink: ~Copyable {
  private var buffer: [UInt8] = []
  private let capacity: Int
  private let flushed: ([UInt8]) -> Void

  /// - Parameter capacity: how many bytes are held back before they are handed on.
  public init(capacity: Int = 65_536, flush: @escaping ([UInt8]) -> Void) {
    self.capacity = capacity
    self.flushed = flush
    buffer.reserveCapacity(min(capacity, 4_096))
  }

  public mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { buffer.append(contentsOf: $0) }
    if buffer.count >= capacity { flush() }
  }

  public mutating func write(_ text: StaticString) {
    buffer.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    if buffer.count >= capacity { flush() }
  }

  public mutating func write(bytes: some Collection<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { flush() }
  }

  /// Hands on what is held back; the last call of whoever made the sink.
  public mutating func flush() {
    if buffer.isEmpty { return }
    flushed(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
