/// The addresses of hosts as one text, in which a deny list's entries are looked for.
///
/// Searched byte by byte: a deny list may have a hundred thousand entries.
struct AddressText {
  private let hosts: [String]
  private let addresses: [[UInt8]]

  init(hosts: [String]) {
    self.hosts = hosts
    addresses = hosts.map { Array("https://\($0)/".utf8) }
  }

  /// The first host whose address contains the text.
  func firstHost(with part: String) -> String? {
    let wanted = Array(part.utf8)
    guard let first = wanted.first else { return nil }
    for (host, address) in zip(hosts, addresses) where wanted.count <= address.count {
      let lastStart = address.count - wanted.count
      for start in 0...lastStart
      where address[start] == first && address[start...].starts(with: wanted) {
        return host
      }
    }
    return nil
  }
}
