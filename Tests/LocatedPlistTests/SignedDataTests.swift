import Testing

@testable import LocatedPlist

@Suite struct SignedDataTests {
  @Test(
    arguments: [
      ("signed.der", [.cms, .xml]), ("signed-streamed.ber", [.cms, .xml]),
      ("signed-by-two.der", [.cms, .xml]),
      ("signed-without-attributes.der", [.cms, .xml]), ("signed-twice.der", [.cms, .cms, .xml]),
      ("signed.pem", [.pem, .cms, .xml]), ("signed.base64", [.base64, .cms, .xml]),
      ("signed.eml", [.base64, .cms, .xml]),
    ] as [(String, [Container])])
  func `a signed profile is unwrapped and its signature fits`(_ name: String, _ containers: [Container])
    throws
  {
    let document = DocumentReader.read(try fixture(name))
    #expect(document.containers == containers)
    #expect(document.signatures.map(\.verdict) == containers.filter { $0 == .cms }.map { _ in .fits })
    #expect(try document.content.get().root["PayloadType"]?.string == "Configuration")
    #expect(document.source.bytes == (try fixture("profile.mobileconfig")))
  }

  @Test func `the signer and the time of signing are told`() throws {
    let signature = try #require(DocumentReader.read(try fixture("signed.der")).signatures.first)
    #expect(signature.signer?.subject == "CN=プロファイル署名,O=Example Corp,C=JP")
    #expect(signature.signer?.commonName == "プロファイル署名")
    #expect(signature.signingTime != nil)
  }

  @Test(arguments: ["signed.der", "signed-streamed.ber", "signed-without-attributes.der"])
  func `changed content breaks the signature and is read all the same`(_ name: String) throws {
    var file = try fixture(name)
    let at = try #require(file.firstIndex(ofText: "Configuration"))
    file[at] = UInt8(ascii: "c")
    let document = DocumentReader.read(file)
    #expect(document.signatures.map(\.verdict) == [.broken])
    #expect(try document.content.get().root["PayloadType"]?.string == "configuration")
  }

  @Test func `a changed signature is broken`() throws {
    var file = try fixture("signed.der")
    file[file.count - 10] ^= 1
    #expect(DocumentReader.read(file).signatures.map(\.verdict) == [.broken])
  }

  @Test func `without the signer's certificate nothing is said of the signature`() throws {
    let document = DocumentReader.read(try fixture("signed-without-certificate.der"))
    #expect(document.signatures.map(\.verdict) == [.unknown])
    #expect(document.signatures.first?.signer == nil)
  }

  @Test func `bytes behind the end are tolerated`() throws {
    for name in ["signed.der", "signed-streamed.ber"] {
      let document = DocumentReader.read(try fixture(name) + [0x0A, 0, 0, 0x30])
      #expect(document.signatures.map(\.verdict) == [.fits])
    }
  }

  @Test func `text may stand before PEM's mark`() throws {
    let document = DocumentReader.read(Array("Bag Attributes\n    none\n".utf8) + (try fixture("signed.pem")))
    #expect(document.containers == [.pem, .cms, .xml])
  }

  @Test func `what cannot be unwrapped has a reason of its own`() throws {
    #expect(DocumentReader.read(try fixture("encrypted.der")).content.reason == .cmsEncrypted)
    #expect(DocumentReader.read(try fixture("signed-detached.der")).content.reason == .cmsWithoutContent)
    let file = try fixture("signed.der")
    #expect(DocumentReader.read(Array(file[..<500])).content.reason == .cmsTruncated)
    let mangled = Array("-----BEGIN CMS-----\nMI*H\n-----END CMS-----\n".utf8)
    #expect(DocumentReader.read(mangled).content.reason == .pemMalformed)
  }

  @Test func `more signatures than the limit are refused`() throws {
    var limits = Limits()
    limits.wrappings = 1
    let document = DocumentReader.read(try fixture("signed-twice.der"), limits: limits)
    #expect(document.content.reason == .tooManyWrappings(limit: 1))
  }
}
