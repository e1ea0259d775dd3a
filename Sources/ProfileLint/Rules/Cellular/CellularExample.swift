// Cellular payloads for the examples of the rules in this folder.
extension Example {
  /// A com.apple.cellular with one access point for data, with these keys.
  static func accessPoint(_ keys: String, fileID: String = #fileID, line: Int = #line) -> Example {
    payload("com.apple.cellular", cellularKeys([keys]), fileID: fileID, line: line)
  }

  /// The same with nothing but a name.
  static func accessPoint(
    named name: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    accessPoint("<key>Name</key>\n\(name)", fileID: fileID, line: line)
  }

  /// A com.apple.cellular with an access point for the first connection and some for data.
  static func accessPoints(
    attach: String? = nil, data: [String], fileID: String = #fileID, line: Int = #line
  ) -> Example {
    payload("com.apple.cellular", cellularKeys(data, attach: attach), fileID: fileID, line: line)
  }

  static func cellularKeys(_ data: [String], attach: String? = nil) -> String {
    let attach = attach.map { "<key>AttachAPN</key>\n<dict>\n\($0)\n</dict>\n" } ?? ""
    let items = data.map { "<dict>\n\($0)\n</dict>" }.joined(separator: "\n")
    return attach + "<key>APNs</key>\n<array>\n\(items)\n</array>"
  }
}
