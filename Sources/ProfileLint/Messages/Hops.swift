import LocatedPlist

/// One step of a message from server to server: a Received field.
struct Hop {
  /// Where it says how it was received: at its `with`, else at the field.
  var place: Place
  var from: String?
  /// What the receiving server found out about the sender itself: `mx.example.net [192.0.2.1]`.
  var found: Located<String>?
  var by: String?
  var with: Located<String>?
  var date: Located<PlistDate>?

  /// The sender's address, where it stands in brackets or alone.
  var address: String? {
    let text = (found?.value ?? "") + " " + (from ?? "")
    let words = text.split { !($0.isHexDigit || $0 == "." || $0 == ":") }.map(String.init)
    return words.first { HostName.isAddress($0) && $0.count > 6 }
  }

  /// Whether it came over the internet, as far as the field says.
  var isPublic: Bool { address.map { !HostName.isInternal($0) && !HostName.isLoopback($0) } ?? false }

  /// Whether a person's program handed the message in after a sign-in.
  var isSubmission: Bool {
    let protocolName = with?.value.uppercased() ?? ""
    return protocolName.hasPrefix("ESMTPA") || protocolName.hasPrefix("ESMTPSA")
      || protocolName.contains("HTTP") || protocolName.contains("LMTP") || protocolName.contains("LOCAL")
  }
}

extension Message {
  /// The steps from the newest to the oldest, as they stand.
  var hops: [Hop] {
    tree.fields("Received").map { field in
      let with = located(field["with"])
      let date = field["date"].flatMap { node in
        node.date.map { Located($0, at: place(of: node)) }
      }
      return Hop(
        place: with?.place ?? place(of: field), from: field["from"]?.string,
        found: located(field["fromComment"]), by: field["by"]?.string, with: with, date: date)
    }
  }
}
