import LocatedPlist

/// The settings of Mail on a Mac: `com.apple.mail.plist`, or the same domain in a profile.
///
/// What the values of PollTime mean is from memory: -1 automatic, 0 by hand, otherwise minutes.
struct MailPreferences {
  private let entries: Entries

  init(_ preferences: Preferences) { entries = preferences.entries }

  /// Minutes between two looks for new mail; a number, or its text.
  var pollTime: Located<Int>? {
    if let number = entries.integer("PollTime").located { return number }
    return entries.string("PollTime").located.flatMap { text in
      Int(text.value).map { Located($0, at: text.place) }
    }
  }

  /// The address that answers go to, by a field that Mail adds to each message.
  var replyTo: Located<String>? {
    guard let node = entries.child("UserHeaders") else { return nil }
    if node.kind == .dictionary {
      return node["Reply-To"].flatMap { reply in
        reply.string.map { Located($0, at: entries.place(of: reply)) }
      }
    }
    // Mail keeps the fields as text, in the old form of property lists.
    guard let list = try? OldStylePlist.read(stringIn: node)?.get(), let reply = list.root["Reply-To"],
      let address = reply.string
    else { return nil }
    return Located(address, at: entries.place(of: node))
  }
}
