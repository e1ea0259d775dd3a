import LocatedPlist

/// A marked example of a rule: what it speaks about, or what it leaves alone.
///
/// `▶` stands in front of each element that is reported: before `<key>` for the key, before a value's
/// tag for the value. Without a mark in a bad example the file as a whole is reported.
public struct Example: Sendable {
  /// One text, or several that are installed together.
  public var files: [String]
  /// What matters of it, as pages and `explain` show it: without marks and without the usual keys.
  public var shown: String
  /// The SIM of the device, for a rule that asks for it.
  public var sim: SIM?
  /// The autoconfig file that accounts are compared with, for the rule that does.
  public var expected: String?
  /// Where the example stands, so that a failed test points at it.
  public var fileID: String
  public var line: Int

  /// A payload of a type, in a profile that is otherwise in order; the text is the payload's own keys.
  public static func payload(
    _ type: String, _ keys: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    payloads([(type, keys)], fileID: fileID, line: line)
  }

  /// Several payloads in one profile.
  public static func payloads(
    _ payloads: [(type: String, keys: String)], fileID: String = #fileID, line: Int = #line
  ) -> Example {
    let shown = payloads.map { type, keys in
      "<key>PayloadType</key>\n<string>\(type)</string>\n" + unmarked(keys)
    }
    return Example(
      files: [profile(of: payloads)], shown: numbered(shown, "payload"), fileID: fileID, line: line)
  }

  /// An account of com.apple.mail.managed. Keys that the text does not name get values that are in order,
  /// for user@example.com with IMAP.
  public static func mail(_ keys: String, fileID: String = #fileID, line: Int = #line) -> Example {
    mails([keys], fileID: fileID, line: line)
  }

  /// Several such accounts in one profile.
  public static func mails(
    _ accounts: [String], fileID: String = #fileID, line: Int = #line
  ) -> Example {
    let shown = accounts.map { unmarked($0.linesWithout(prefix: omissionMark)) }
    return Example(
      files: [
        profile(
          of: accounts.enumerated().map { ("com.apple.mail.managed", mailKeys($1, number: $0)) })
      ],
      shown: numbered(shown, "account"), fileID: fileID, line: line)
  }

  /// A whole property list as it stands.
  public static func text(_ text: String, fileID: String = #fileID, line: Int = #line) -> Example {
    Example(files: [text], shown: cut(text), fileID: fileID, line: line)
  }

  /// A profile with these keys of its own beside the usual ones, and one harmless payload.
  public static func profile(
    _ keys: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      files: [profile(of: [("com.apple.dock", "<key>autohide</key>\n<true/>")], keys: keys)],
      shown: cut(keys), fileID: fileID, line: line)
  }

  /// Several examples that are installed together, each a file of its own.
  public static func together(
    _ examples: [Example], fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      files: examples.enumerated().flatMap { number, example in
        example.files.map { $0.replacing("5EED0000", with: "5EED\(1000 + number)") }
      }, shown: numbered(examples.map(\.shown), "file"), fileID: fileID, line: line)
  }
}

extension Example {
  /// The example on a device with the SIM of a network: `440-10`.
  func with(sim network: String) -> Example {
    var copy = self
    copy.sim = SIM(network: network)
    copy.shown = "<!-- SIM: \(network) -->\n" + shown
    return copy
  }

  /// The language of what is shown, as Markdown names it.
  var syntax: String {
    switch shown.first {
    case "<": "xml"
    case "{", "[": "json"
    default: "text"
    }
  }

  /// The example beside an autoconfig file that says what is expected.
  func expecting(_ autoconfig: Example) -> Example {
    var copy = self
    copy.expected = autoconfig.files[0]
    return copy
  }

  /// What no profile says of the example's device.
  public func circumstances(now: PlistDate) -> Circumstances {
    let settings = expected.flatMap { text in
      ProviderSettings(
        Document(name: InputName("expected.xml"), read: DocumentReader.read(Array(text.utf8))))
    }
    return Circumstances(now: now, sim: sim, expected: settings.map { ExpectedSettings([$0]) })
  }

  /// One text as it is; several with a comment in front of each that numbers them.
  private static func numbered(_ texts: [String], _ word: String) -> String {
    if texts.count == 1 { return cut(texts[0]) }
    return texts.enumerated().map { "<!-- \(word) \($0 + 1) -->\n" + cut($1) }
      .joined(separator: "\n")
  }

  /// Without marks, and without the bulk of base64.
  private static func cut(_ text: String) -> String {
    let lines = text.replacing("▶", with: "").trimmingLineEnds
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.count > 100 ? String($0.prefix(97)) + "..." : String($0) }
    let shown = lines.count > 40 ? Array(lines.prefix(36)) + ["..."] + lines.suffix(3) : lines
    return shown.joined(separator: "\n")
  }
}
