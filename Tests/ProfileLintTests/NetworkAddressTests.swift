import Testing

@testable import ProfileLint

@Suite struct NetworkAddressTests {
  @Test(arguments: [
    ("0.0.0.0", NetworkAddress.Reach.unspecified), ("::", .unspecified), ("127.0.0.53", .loopback),
    ("[::1]", .loopback), ("::ffff:127.0.0.1", .loopback), ("169.254.1.1", .linkLocal),
    ("fe80::1%en0", .linkLocal), ("10.1.2.3", .privateUse), ("172.31.0.1", .privateUse),
    ("172.32.0.1", .global), ("192.168.1.2", .privateUse), ("fd12:3456::1", .privateUse),
    ("::ffff:a01:203", .privateUse), ("192.0.2.1", .documentation), ("198.51.100.7", .documentation),
    ("2001:DB8::1", .documentation), ("3fff:fff::1", .documentation), ("3fff:1000::1", .global),
    ("1.1.1.1", .global), ("2001:4860:4860:0:0:0:0:8888", .global), ("2600:1901:8170:268::", .global),
  ])
  func `an address tells how far it reaches`(_ text: String, _ reach: NetworkAddress.Reach) {
    #expect(NetworkAddress(text)?.reach == reach)
  }

  @Test(arguments: [
    "", ".", "1.2.3", "1.2.3.4.5", "1.2.3.256", "+1.2.3.4", "1.2.3.4:80", "dns.example.com", "1:2:3",
    "1:2:3:4:5:6:7:8:9", "1::2::3", "1:2:3:4:5:6:7::8", ":::", "12345::", "g::1", "[::1", "::1.2.3",
  ])
  func `anything else is no address`(_ text: String) {
    #expect(NetworkAddress(text) == nil)
  }
}
