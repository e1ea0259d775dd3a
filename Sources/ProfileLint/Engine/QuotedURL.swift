extension String {
  /// A URL as a message quotes it: without the name and password that may stand in front of the host.
  var quotedURL: String {
    let start = firstRange(of: "://")?.upperBound ?? startIndex
    let authority = self[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return quoted }
    return "\(self[..<start])…\(self[at...])".quoted
  }
}
