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
