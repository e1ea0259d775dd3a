import LocatedPlist
import ProfileLint
import Synchronization

/// One run: reads the inputs, lints them side by side, writes the reports in order.
struct LintRun {
  struct Options: Sendable {
    var linter: Linter
    var minimum: Level
    var circumstances: Circumstances
    var isTogether: Bool
    var reader: FileReader
    var jobs: Int
  }

  private let inputs: [Input]
  private let options: Options
  private let reports: OrderedReports
  private var early: [FileRecord] = []
  private let tally = Tally()

  init(inputs: [Input], targets: [OrderedReports.Target], options: Options) {
    self.inputs = inputs
    self.options = options
    reports = OrderedReports(targets)
  }

  /// Inputs that could not even be found.
  mutating func report(_ errors: [ReadError]) {
    early += errors.map { FileRecord(name: $0.name, status: .unreadable, reason: $0.reason) }
  }

  /// The level of the worst finding, shown or not.
  var worst: Level? { tally.counts.withLock { $0.worst } }

  /// Whether settings were expected, and no account was there to compare with them.
  var lacksExpectedAccounts: Bool {
    options.circumstances.expected != nil && !tally.counts.withLock { $0.hasCompared }
  }

  /// A line for each rule that spoke, the most frequent first.
  var statistics: String {
    let rules = tally.counts.withLock { $0.byRule }
    return rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value)\t\($0.key)" }.joined(separator: "\n")
  }

  /// What was done, and what became of each input.
  ///
  /// - Throws: `ExitStatus` if a report could not be written.
  func run() throws -> (summary: Summary, files: [FileRecord]) {
    DocumentReader.prepareForThreads()
    reports.write { $0.head(into: &$1) }
    var files = early
    files += lintDevices()
    var summary = tally.counts.withLock { $0.summary }
    summary.files = files.count
    summary.unreadable = files.filter(\.countsAsUnreadable).count
    reports.write { $0.tail(files, summary, into: &$1) }
    try finishReports()
    return (summary, files)
  }

  /// The inputs by what they are installed on, in order of the first of each.
  private var devices: [[Int]] {
    if options.isTogether { return [Array(inputs.indices)] }
    var devices: [[Int]] = []
    var known: [[UInt8]: Int] = [:]
    devices.reserveCapacity(inputs.count)
    for index in inputs.indices {
      guard let device = inputs[index].device else {
        devices.append([index])
        continue
      }
      if let position = known[device] {
        devices[position].append(index)
      } else {
        known[device] = devices.count
        devices.append([index])
      }
    }
    return devices
  }

  private func lintDevices() -> [FileRecord] {
    let devices = devices
    let next = Atomic(0)
    let records = Mutex([FileRecord?](repeating: nil, count: inputs.count))
    // A second thread pays only where there is work for it.
    let workers = devices.count < 8 ? 1 : min(options.jobs, devices.count)
    let work: @Sendable () -> Void = { [self] in
      while true {
        let device = next.add(1, ordering: .relaxed).oldValue
        guard device < devices.count else { return }
        var documents: [Document] = []
        for index in devices[device] {
          let (record, document) = options.reader.document(of: inputs[index])
          records.withLock { $0[index] = record }
          if let document { documents.append(document) }
        }
        if documents.isEmpty {
          reports.finish(device: device)
        } else {
          finish(options.linter.lint(documents, in: options.circumstances), device: device)
        }
      }
    }
    withoutActuallyEscaping(work) { Platform.parallel(workers, $0) }
    return records.withLock { $0.compactMap { $0 } }
  }

  private func finish(_ report: DeviceReport, device: Int) {
    var shown = report
    tally.count(&shown, minimum: options.minimum)
    if !shown.findings.isEmpty { reports.write(shown, device: device) }
    reports.finish(device: device)
  }

  private func finishReports() throws {
    var isBroken = false
    for target in reports.targets {
      do throws(ReportFile.WriteError) {
        try target.file.finish()
      } catch {
        isBroken = true
        if !error.isClosedPipe {
          Diagnostics.say(
            "\(error.path ?? "standard output"): the report could not be written: \(Platform.errorText(error.code))"
          )
        }
      }
    }
    if isBroken { throw ExitStatus.unreadable }
  }
}
