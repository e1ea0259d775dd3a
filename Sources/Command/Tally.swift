import ProfileLint
import Synchronization

/// Counts findings from all workers.
final class Tally: Sendable {
  struct Counts: Sendable {
    var summary = Summary()
    var worst: Level?
    var byRule: [String: Int] = [:]
    /// Whether any account was compared with expected settings.
    var hasCompared = false
  }

  let counts = Mutex(Counts())

  /// Counts a device's findings and takes out those that are not shown.
  func count(_ report: inout DeviceReport, minimum: Level) {
    if report.device.hasExpectedAccounts { counts.withLock { $0.hasCompared = true } }
    if report.findings.isEmpty { return }
    let all = report.findings
    report.findings = all.filter { $0.level >= minimum }
    // A file may be several documents: declarations hold profiles.
    let documents = report.device.documents
    let files = Set(report.findings.map { documents[Int($0.place.document)].name }).count
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
