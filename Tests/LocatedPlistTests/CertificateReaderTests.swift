import Testing

@testable import LocatedPlist

@Suite struct CertificateReaderTests {
  @Test func `a certificate in DER says who, until when and how`() throws {
    let facts = try #require(CertificateReader.certificate(try fixture("certificate.der")))
    #expect(facts.subject == "CN=プロファイル署名,O=Example Corp,C=JP")
    #expect(facts.issuer == facts.subject)
    #expect(facts.isSelfIssued)
    #expect(!facts.isCA)
    #expect(facts.keyAlgorithm == "RSA")
    #expect(facts.keyBits == 2048)
    #expect(facts.signatureDigest == "SHA256")
    #expect(facts.fingerprint.utf8.count == 64)
    #expect(facts.notAfter.secondsSince1970 - facts.notBefore.secondsSince1970 == 3650 * 86_400)
  }

  @Test func `a certificate in PEM is read too`() throws {
    let facts = try #require(CertificateReader.certificate(try fixture("certificate.pem")))
    #expect(facts.commonName == "Second Signer")
    #expect(facts.isCA)
    #expect(facts.keyAlgorithm == "EC")
    #expect(facts.keyBits == 256)
  }

  @Test func `an identity opens with its password only`() throws {
    let file = try fixture("identity.p12")
    #expect(CertificateReader.identity(file, password: "opensesame").first?.commonName == "プロファイル署名")
    #expect(CertificateReader.identity(file, password: "wrong").isEmpty)
    #expect(CertificateReader.identity(file, password: nil).isEmpty)
  }

  @Test func `a certificate knows its key and its issuer`() throws {
    let root = try #require(CertificateReader.certificate(try fixture("certificate.pem")))
    #expect(root.isIssued(by: root))
    #expect(root.keyFingerprint.utf8.count == 64)
    #expect(root.keyFingerprint != root.fingerprint)
    var other = root
    other.subjectKeyID = "00"
    var issued = root
    issued.authorityKeyID = "01"
    #expect(!issued.isIssued(by: other))
    other.subjectKeyID = ""
    #expect(issued.isIssued(by: other))
  }

  @Test func `what is no certificate is none`() throws {
    #expect(CertificateReader.certificate([]) == nil)
    #expect(CertificateReader.certificate(Array("hello".utf8)) == nil)
    #expect(CertificateReader.certificate(try fixture("request.der")) == nil)
    #expect(CertificateReader.identity(try fixture("certificate.der"), password: "x").isEmpty)
  }
}
