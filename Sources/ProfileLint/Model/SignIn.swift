/// A user name of an account through which mail comes.
struct SignIn: Sendable {
  /// The name of the key that holds it, for the message.
  let key: String
  let userName: Setting<String>
  /// Whether the server wants one: surely not where authentication is off.
  let isNeeded: Bool
}

extension SignIn {
  /// One for each server of a mail account, one for Exchange. Google asks in a window of its own.
  static func all(_ kind: Account.Kind, _ entries: Entries, _ mail: MailAccount?) -> [SignIn] {
    switch kind {
    case .mail:
      (mail?.servers ?? []).map { server in
        SignIn(key: server.key(.userName), userName: server.userName, isNeeded: server.authenticates)
      }
    case .exchangeActiveSync, .exchangeWebServices:
      [
        SignIn(
          key: "UserName", userName: entries.string("UserName"),
          isNeeded: entries.boolean("OAuth").value != true)
      ]
    case .google, .calDAV, .cardDAV, .ldap, .subscribedCalendar:
      []
    }
  }
}

extension Account {
  /// Whether its host is never asked for: Exchange with OAuth finds the server by itself, unless the
  /// sign-in page is written too.
  var ignoresHost: Bool { usesOAuth && !entries.has("OAuthSignInURL") }

  /// Whether a management server fills the payload in, because one of its texts holds a variable: such a
  /// profile is not installed by hand, and nobody is asked for what is missing.
  var isFilledInByServer: Bool { entries.isFilledInByServer }
}

extension Entries {
  /// Whether one of the texts holds a deployment variable.
  var isFilledInByServer: Bool {
    node.children.contains { child in
      if let bytes = child.plainText { return bytes.withUnsafeBufferPointer(DeploymentVariable.isIn) }
      return child.string.map(DeploymentVariable.isIn) ?? false
    }
  }
}
