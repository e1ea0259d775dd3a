/// Passing files that a signal must not leave behind.
enum Leftovers {
  // A signal handler may touch nothing but plain memory, so this is a fixed block of C strings.
  private static let capacity = 16
  nonisolated(unsafe) private static let paths: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = {
    let block = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
    block.initialize(repeating: nil, count: capacity)
    return block
  }()
  nonisolated(unsafe) private static var count = 0

  static func add(_ path: String) {
    guard count < capacity else { return }
    paths[count] = strdup(path)
    count += 1
  }

  /// Forgets a file that has been moved or removed.
  static func remove(_ path: String) {
    for index in 0..<count where paths[index].map({ String(cString: $0) }) == path {
      paths[index] = nil
    }
  }

  /// Ends cleanly on an interrupt: no part of a report stays, and the shell sees 128 and the signal.
  static func removeOnSignals() {
    _ = paths
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        for index in 0..<Leftovers.count {
          if let path = Leftovers.paths[index] { unlink(path) }
        }
        _exit(128 + number)
      }
    }
    signal(SIGPIPE, SIG_IGN)
  }
}
