import ProfileLint
import Synchronization

/// Writes what several workers render, in the order of the inputs whatever the order of finishing.
///
/// The device whose turn it is writes straight through; another waits once it holds back more than a
/// little, so memory does not grow with the number of findings.
final class OrderedReports: Sendable {
  struct Target: Sendable {
    var reporter: any Reporter
    // Only touched under the lock.
    nonisolated(unsafe) let file: ReportFile
  }

  let targets: [Target]
  private let state = Mutex(State())
  private let turn = Condition()
  /// How much one device may hold back in one report before it waits for its turn.
  private let patience = 1 << 20

  private struct State {
    var current = 0
    /// Bytes that wait for their turn: by device, then by report.
    var pending: [Int: [[UInt8]]] = [:]
    var finished: Set<Int> = []
    /// Whether a device has written something to a report already.
    var hasWritten: [Bool] = []
    /// Whether the current device has.
    var currentHasWritten: [Bool] = []
  }

  init(_ targets: [Target]) {
    self.targets = targets
    state.withLock {
      $0.hasWritten = targets.map { _ in false }
      $0.currentHasWritten = $0.hasWritten
    }
  }

  /// Something outside the devices: head and tail.
  func write(_ render: (any Reporter, inout ReportSink) -> Void) {
    for target in targets {
      var sink = ReportSink { target.file.write($0) }
      render(target.reporter, &sink)
      sink.flush()
    }
  }

  /// Renders one device into every report.
  func write(_ report: DeviceReport, device: Int) {
    for (index, target) in targets.enumerated() {
      var sink = ReportSink { self.take($0, report: index, device: device) }
      target.reporter.device(report, into: &sink)
      sink.flush()
    }
  }

  /// Says that a device writes nothing more.
  func finish(device: Int) {
    state.withLock { state in
      state.finished.insert(device)
      while state.finished.remove(state.current) != nil {
        for index in targets.indices where state.currentHasWritten[index] {
          state.hasWritten[index] = true
          state.currentHasWritten[index] = false
        }
        state.current += 1
        if let waiting = state.pending.removeValue(forKey: state.current) {
          for (index, bytes) in waiting.enumerated() where !bytes.isEmpty {
            put(bytes, report: index, &state)
          }
        }
      }
    }
    turn.broadcast()
  }

  private func take(_ bytes: [UInt8], report: Int, device: Int) {
    turn.wait { [self] in
      state.withLock { state in
        if state.current == device {
          put(bytes, report: report, &state)
          return true
        }
        var waiting = state.pending[device] ?? targets.map { _ in [] }
        guard waiting[report].count < patience else { return false }
        state.pending[device] = nil
        waiting[report] += bytes
        state.pending[device] = waiting
        return true
      }
    }
  }

  private func put(_ bytes: [UInt8], report: Int, _ state: inout State) {
    let target = targets[report]
    if state.hasWritten[report], !state.currentHasWritten[report] {
      target.file.write(Array(target.reporter.separator.utf8))
    }
    state.currentHasWritten[report] = true
    target.file.write(bytes)
  }
}

/// A condition variable: somebody waits until a test holds.
final class Condition: Sendable {
  nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  nonisolated(unsafe) private let condition: UnsafeMutablePointer<pthread_cond_t>

  init() {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Returns when the test holds; it is tried now and after each `broadcast()`.
  func wait(until test: () -> Bool) {
    pthread_mutex_lock(mutex)
    while !test() { pthread_cond_wait(condition, mutex) }
    pthread_mutex_unlock(mutex)
  }

  func broadcast() {
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }
}
