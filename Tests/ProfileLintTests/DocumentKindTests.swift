import LocatedPlist
import Testing

@testable import ProfileLint

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a document is, told by its content.
@Suite struct DocumentKindTests {
  @Test(
    arguments: [
      ("apple-mail-accounts-good.plist", .mailSettings), ("apple-mail-accounts-bad.plist", .mailSettings),
      ("apple-mail-accounts-bad-binary.plist", .mailSettings), ("com.apple.mail-legacy.plist", .mailSettings),
      ("MailAccounts-bundle.plist", .mailAccountBundle), ("accounts-store.json", .accountsStore),
      ("profiles-show.xml", .installedProfiles), ("system-profiler-profiles.xml", .systemReport),
      ("system-profiler-profiles.json", .systemReport), ("mdm-profile-list-response.plist", .profileList),
      ("profile-0123456789abcdef.stub", .profileStub), ("PayloadManifest.plist", .payloadManifest),
      ("ddm-account-mail.json", .declarations), ("ddm-status-mail.json", .statusReport),
      ("autoconfig-config-v1.1.xml", .autoconfig), ("autodiscover-response.xml", .autodiscover),
      ("message-headers.eml", .message), ("bounce.eml", .bounce),
    ] as [(String, Document.Kind)])
  func `every sample is told apart`(_ name: String, _ kind: Document.Kind) throws {
    #expect(self.kind(try sample(name)) == kind)
  }

  @Test(
    arguments: [
      (#"{"PayloadContent": []}"#, .profile), (#"{"PayloadType": "Configuration"}"#, .profile),
      (#"{"PayloadType": "Configuration", "PayloadContent": [], "OTAProfileStub": "x"}"#, .profileStub),
      (#"{"PayloadType": "Profile Service", "PayloadContent": {}}"#, .profileService),
      (#"{"PayloadType": "com.apple.mail.managed"}"#, .payload),
      (#"{"EncryptedPayloadContent": "", "PayloadContent": []}"#, .encryptedProfile),
      (#"{"TeamIdentifier": [], "Entitlements": {}}"#, .provisioningProfile),
      (#"{"restrictedBool": {}, "restrictedValue": {}}"#, .profileTruth),
      (#"{"ProfileList": [], "Status": "Acknowledged"}"#, .profileList),
      (#"{"taro": [{"ProfileIdentifier": "a"}]}"#, .installedProfiles),
      (#"{"_computerlevel": []}"#, .installedProfiles),
      (#"{"DeliveryAccounts": []}"#, .mailSettings),
      (#"{"PollTime": 5, "JunkMailBehavior": 1}"#, .mailSettings), (#"{"PollTime": 5}"#, .mailSettings),
      (#"{"UserHeaders": {}, "PollTime": 5}"#, .mailSettings), (#"{"UserHeaders": {}}"#, .mailSettings),
      (#"{"PollTime": "5", "NumberOfSnippetLines": 2, "MailVersion": "1"}"#, .mailSettings),
      ("<plist><dict/></plist>", .installedProfiles),
      (#"{"Assets": [{"Type": "com.apple.asset.data"}]}"#, .declarations),
      (#"{"account": {"list": {"mail": {"incoming": [{}]}}}}"#, .statusReport),
      (#"{"Type": "com.apple.configuration.passcode.settings"}"#, .declarations),
      (#"{"Type": "com.apple.activation.simple"}"#, .declarations),
      (#"[{"Type": "com.apple.asset.data"}]"#, .declarations),
      // Things that are like them, and none of them.
      (#"{"Type": "com.apple.mail"}"#, .other), (#"{"PollTime": 5, "Feed": "x"}"#, .other),
      (#"{"ProfileList": []}"#, .other),
      (#"{"Multiple": [1]}"#, .other), (#"{"StatusItems": []}"#, .other),
      (#"{"format": "accounts-store"}"#, .other),
      (#"[{"_dataType": "SPHardwareDataType"}]"#, .other), ("{}", .other), ("[]", .other),
      (#"{"account": {"list": {"mail": {"incoming": []}}}}"#, .other), ("<plist><array/></plist>", .other),
      (#"{"NumberOfSnippetLines": 2, "AutoFetch": true}"#, .other), ("[[[]]]", .other),
      ("<Autodiscover><Request/></Autodiscover>", .other), ("<html></html>", .none), ("text", .none),
    ] as [(String, Document.Kind)])
  func `a document is told by its keys`(_ text: String, _ kind: Document.Kind) {
    #expect(self.kind(Array(text.utf8)) == kind)
  }

  @Test func `all kinds are linted but those that say nothing of a device`() throws {
    let others = Document.Kind.allCases.filter { kind in
      var document = Document(name: InputName("a"), read: DocumentReader.read([]))
      document.kind = kind
      return document.status != .linted
    }
    #expect(others == [.encryptedProfile, .provisioningProfile, .other, .none])
  }

  @Test(
    arguments: [
      ("<plist><dict><key>PayloadContent</key><array/></dict></plist>", "application/x-apple-aspen-config"),
      ("<plist><dict><key>MailAccounts</key><array/></dict></plist>", "application/x-plist"),
      (#"{"PayloadContent": []}"#, "application/json"), ("<clientConfig/>", "application/xml"),
      ("<plist>", "application/xml"),
    ])
  func `SARIF names the media type of a document by its form and kind`(_ text: String, _ type: String) {
    let document = Document(name: InputName("a"), read: DocumentReader.read(Array(text.utf8)))
    let record = FileRecord(
      name: document.name, containers: document.read.containers, document: document.kind, status: .linted)
    var bytes: [UInt8] = []
    var sink = ReportSink { bytes += $0 }
    SARIFArtifact(record, ReportStyle()).write(into: &sink)
    sink.flush()
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"mimeType\":\"\(type)\""))
  }

  private func kind(_ bytes: [UInt8]) -> Document.Kind {
    Document(name: InputName("a"), read: DocumentReader.read(bytes)).kind
  }

  /// A sample of the reader's tests.
  private func sample(_ name: String, from file: String = #filePath) throws -> [UInt8] {
    let tests = file.split(separator: "/").dropLast(2).joined(separator: "/")
    let stream = try #require(fopen("/\(tests)/LocatedPlistTests/Fixtures/exports/\(name)", "rb"))
    defer { fclose(stream) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    return Array(buffer[..<fread(&buffer, 1, buffer.count, stream)])
  }
}
