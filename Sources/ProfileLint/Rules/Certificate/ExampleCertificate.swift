/// Certificates for examples: self-signed, EC P-256, their private keys thrown away.
enum ExampleCertificate {
  /// A CA `Example CA`, 2025-01-01 to 2060-01-01.
  static let authority = """
    MIIBXjCCAQSgAwIBAgICEAEwCgYIKoZIzj0EAwIwFTETMBEGA1UEAwwKRXhhbXBsZSBDQTAgFw0yNTAxMDEwMDAw
    MDBaGA8yMDYwMDEwMTAwMDAwMFowFTETMBEGA1UEAwwKRXhhbXBsZSBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH
    A0IABJM4K9gvIqnOCcoa5Kbb//1csrwDfvitNmyJnEve/dlb3SHK6l9k9r2yvdqduhU3SmC4kDDcteFHFJuPuhc+
    ZWmjQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgEGMB0GA1UdDgQWBBTHbo5u8BoDDb1Lx/QOZzRT
    QAyuCDAKBggqhkjOPQQDAgNIADBFAiBdxHmOINZHEa70zuA/BnUjocc8iQwCCEMKD51p/zoJaAIhAODRMn1zfM37
    ZT0DIcdcb5wgm8Cate3sZyAhN6ukzdJi
    """

  /// A CA `Example CA`, 2019-04-01 to 2021-04-01.
  static let expiredAuthority = """
    MIIBXDCCAQKgAwIBAgICEAIwCgYIKoZIzj0EAwIwFTETMBEGA1UEAwwKRXhhbXBsZSBDQTAeFw0xOTA0MDEwMDAw
    MDBaFw0yMTA0MDEwMDAwMDBaMBUxEzARBgNVBAMMCkV4YW1wbGUgQ0EwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
    AARCrmGCEdSDtT1u7R82rPaTrv8u2MR3rGWtdxWTT14Adx6o6m82sLGyJMe+/HSdjn87ptognd5PzbfnDNmTVHid
    o0IwQDAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAdBgNVHQ4EFgQUpheBK0bQqXQX1NlAQAceg+9v
    X38wCgYIKoZIzj0EAwIDSAAwRQIgMozGwNDjbSZSDPjtqbpIR4GGD6Xq9eVkjt5UqEBOoXACIQCHdHj+T9AIV4sI
    B1fKNYyD75n5fAp0rdTUbsMMX7hFhQ==
    """

  /// The certificate of `mail.example.com`, no CA, 2019-04-01 to 2021-04-01.
  static let expiredServer = """
    MIIBZTCCAQugAwIBAgICEAMwCgYIKoZIzj0EAwIwGzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTAeFw0xOTA0
    MDEwMDAwMDBaFw0yMTA0MDEwMDAwMDBaMBsxGTAXBgNVBAMMEG1haWwuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIB
    BggqhkjOPQMBBwNCAAQCRUYhDne9SAGiTfg2LTbqECTjzQpvLNpritUNuBNl0RKGsaJcF1TWXy53aibYSvSlXphZ
    5VgQxtl4dMYA8GHQoz8wPTAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIHgDAdBgNVHQ4EFgQUVt8HqcwQliOa
    8EeA72NEVIGqoy4wCgYIKoZIzj0EAwIDSAAwRQIhAIxHpjDncVh4peaKlxD96y47pYWutOdYrC0dSRcz5tFxAiAz
    Oz4ASApHrcqmx95qNUNWFv6PwmxgS7dQWOGkiML55Q==
    """

  /// A payload that holds one of them; `mark` stands in front of its key.
  static func keys(_ certificate: String, mark: String = "") -> String {
    """
    \(mark)<key>PayloadContent</key>
    <data>
    \(certificate)
    </data>
    """
  }
}
