import ProfileLint
import Synchronization

/// Counts findings from all workers.
final class Tally: Sendable {
  struct Counts: Sendable {
    var summary = Summary()
    var worst: Level?
    var byRule: [String: Int] = [:]
  }

  let counts = Mutex(Counts())

  /// Counts a device's findings and takes out those that are not shown.
  func count(_ report: inout DeviceReport, minimum: Level) {
    if report.findings.isEmpty { return }
    let all = report.findings
    report.findings = all.filter { $0.level >= minimum }
    let files = Set(report.findings.map(\.place.document)).count
    counts.withLock { counts in
      for finding in all {
        counts.worst = max(counts.worst ?? finding.level, finding.level)
        if finding.level >= minimum {
          counts.summary[finding.level] += 1
          counts.byRule[finding.rule, default: 0] += 1
        } else {
          counts.summary.hidden += 1
        }
      }
      counts.summary.filesWithFindings += files
    }
  }
}
