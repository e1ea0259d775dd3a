import LocatedPlist

extension ConfigurationForm {
  /// The configurations of accounts, by type without `com.apple.configuration.`.
  static let accounts: [String: ConfigurationForm] = [
    "account.mail": mail,
    "account.exchange": exchange,
    "account.caldav": ConfigurationForm(
      ["CalDAVHostName": ["HostName"], "CalDAVPort": ["Port"], "CalDAVAccountDescription": ["VisibleName"]],
      never: ["VPNUUID"]
    ) { $0.readAccount($1, $2, .calDAV, address: $3) },
    "account.carddav": ConfigurationForm(
      [
        "CardDAVHostName": ["HostName"], "CardDAVPort": ["Port"],
        "CardDAVAccountDescription": ["VisibleName"],
      ], never: ["VPNUUID"]
    ) { $0.readAccount($1, $2, .cardDAV, address: $3) },
    "account.google": ConfigurationForm(["AccountDescription": ["VisibleName"]], never: ["VPNUUID"]) {
      $0.readAccount($1, $2, .google, address: $3)
    },
    "account.ldap": ConfigurationForm(
      ["LDAPAccountHostName": ["HostName"], "LDAPAccountDescription": ["VisibleName"]], never: ["VPNUUID"]
    ) { $0.readAccount($1, $2, .ldap, address: $3) },
    "account.subscribed-calendar": ConfigurationForm(
      ["SubCalAccountHostName": ["CalendarURL"], "SubCalAccountDescription": ["VisibleName"]],
      never: ["VPNUUID"]
    ) { $0.readAccount($1, $2, .subscribedCalendar, address: $3) },
  ]

  private static let mail = ConfigurationForm(
    [
      "EmailAccountDescription": ["VisibleName"], "EmailAccountType": ["IncomingServer", "ServerType"],
      "IncomingMailServerHostName": ["IncomingServer", "HostName"],
      "IncomingMailServerPortNumber": ["IncomingServer", "Port"],
      "IncomingMailServerAuthentication": ["IncomingServer", "AuthenticationMethod"],
      "IncomingMailServerCredentials": ["IncomingServer", "AuthenticationCredentialsAssetReference"],
      "IncomingMailServerIMAPPathPrefix": ["IncomingServer", "IMAPPathPrefix"],
      "OutgoingMailServerHostName": ["OutgoingServer", "HostName"],
      "OutgoingMailServerPortNumber": ["OutgoingServer", "Port"],
      "OutgoingMailServerAuthentication": ["OutgoingServer", "AuthenticationMethod"],
      "OutgoingMailServerCredentials": ["OutgoingServer", "AuthenticationCredentialsAssetReference"],
    ],
    never: ["VPNUUID"],
    words: [
      "EmailAccountType": ["IMAP": "EmailTypeIMAP", "POP": "EmailTypePOP"],
      "IncomingMailServerAuthentication": methods, "OutgoingMailServerAuthentication": methods,
    ]
  ) { $0.readMail($1, $2, address: $3) }

  private static let methods: Dialect.Words = [
    "Password": "EmailAuthPassword", "None": "EmailAuthNone", "CRAMMD5": "EmailAuthCRAMMD5",
    "NTLM": "EmailAuthNTLM", "HTTPMD5": "EmailAuthHTTPMD5",
  ]

  private static let exchange = ConfigurationForm(
    [
      "Host": ["HostName"], "OAuth": ["OAuth", "Enabled"], "OAuthSignInURL": ["OAuth", "SignInURL"],
      "EnableMail": ["MailServiceActive"], "EnableContacts": ["ContactsServiceActive"],
      "EnableCalendars": ["CalendarServiceActive"], "EnableReminders": ["RemindersServiceActive"],
      "EnableNotes": ["NotesServiceActive"], "PayloadDisplayName": ["Payload", "VisibleName"],
      // Either stands for a certificate to sign in with.
      "PayloadCertificateUUID": ["AuthenticationIdentityAssetReference"],
    ], alike: ["Port"], never: ["VPNUUID"]
  ) { installed, payload, position, address in
    // An iPhone takes Exchange ActiveSync, a Mac Exchange Web Services, and each ignores the other's word.
    let kinds = payload.entries.strings("EnabledProtocolTypes").map(\.value)
    let isOnlyForMacs = kinds.contains("EWS") && !kinds.contains("EAS")
    installed.readAccount(
      payload, position, isOnlyForMacs ? .exchangeWebServices : .exchangeActiveSync, address: address)
  }
}
