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
    write(bytes: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  public mutating func write(bytes: some Collection<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { flush() }
  }

  public mutating func write(byte: UInt8) { buffer.append(byte) }

  /// A number in decimal digits.
  public mutating func write(_ number: Int) {
    if number < 0 { return write(String(number)) }
    if number >= 10 { write(number / 10) }
    buffer.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Hands on what is held back; the last call of whoever made the sink.
  public mutating func flush() {
    if buffer.isEmpty { return }
    flushed(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
