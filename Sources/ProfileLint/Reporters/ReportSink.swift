/// Takes a report's bytes in pieces and hands them on when there are enough of them.
public struct ReportSink: ~Copyable {
  // Memory of its own rather than an array: a large report is written in millions of small pieces.
  private let buffer: UnsafeMutableRawBufferPointer
  private var count = 0
  private let flushed: ([UInt8]) -> Void

  /// - Parameter capacity: how many bytes are held back before they are handed on.
  public init(capacity: Int = 65_536, flush: @escaping ([UInt8]) -> Void) {
    buffer = .allocate(byteCount: max(capacity, 64), alignment: 1)
    flushed = flush
  }

  deinit { buffer.deallocate() }

  public mutating func write(_ text: String) {
    // Swift's own strings have their bytes at hand.
    if text.utf8.withContiguousStorageIfAvailable({ write(bytes: $0) }) == nil {
      write(bytes: Array(text.utf8))
    }
  }

  public mutating func write(bytes: some Collection<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ write(bytes: $0) }) == nil {
      for byte in bytes { write(byte: byte) }
    }
  }

  public mutating func write(bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    if bytes.count > buffer.count - count {
      flush()
      if bytes.count > buffer.count { return flushed(Array(bytes)) }
    }
    buffer.baseAddress?.advanced(by: count).copyMemory(from: start, byteCount: bytes.count)
    count += bytes.count
  }

  public mutating func write(byte: UInt8) {
    if count == buffer.count { flush() }
    buffer[count] = byte
    count += 1
  }

  /// A number in decimal digits.
  public mutating func write(_ number: Int) {
    if number < 0 { return write(String(number)) }
    if number >= 10 { write(number / 10) }
    write(byte: UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Hands on what is held back; the last call of whoever made the sink.
  public mutating func flush() {
    if count == 0 { return }
    flushed(Array(buffer[..<count]))
    count = 0
  }
}
