import Testing

@testable import LocatedPlist

@Suite struct RecognitionTests {
  @Test(
    arguments: [
      ("<!DOCTYPE html><html></html>", .html), ("  <HTML>", .html),
      ("<?xml version=\"1.0\"?>\n<!-- c -->\n<!DOCTYPE html PUBLIC \"x\">", .html),
      ("{ a = b; }", .openStep), ("{ \"a\" = ( 1, 2 ); }", .openStep), ("\"A\" = \"b\";", .openStep),
      ("/* c */\nKey = \"value\";\n", .openStep), ("(\n  a,\n  b\n)\n", .openStep),
      ("<<<<<<< HEAD\n<dict>\n=======\n>>>>>>> other\n", .gitConflict),
      ("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", .gitLFSPointer),
      ("name: x\nitems:\n  - a\n", .yaml), ("---\na: 1\n", .yaml), ("# c\n- a\n", .yaml),
      ("-----BEGIN PGP MESSAGE-----\n\nabcd\n", .pgp),
      ("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", .certificate),
      ("-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n", .certificateRequest),
      ("-----BEGIN RSA PRIVATE KEY-----\nMIIB\n", .privateKey),
      ("-----BEGIN PUBLIC KEY-----\nMIIB\n", .publicKey),
      ("Return-Path: <a@example.com>\nX-Note: x\n\nhello\n", .emailMessage),
      ("const profile = 1;\n", .javascript), ("#!/bin/sh\necho\n", .executable),
      ("_computerlevel[1] attribute: profileIdentifier: com.example.mail\n", .profilesOutput),
      ("There are no configuration profiles installed for user \"taro\"\n", .profilesOutput),
      ("Just some words.\n", .text), ("0 is a digit and the first byte of DER", .text), ("%PDF-1.7\n", .pdf),
      ("{{ template }}", .text), ("[section]\nkey=value\n", .text),
    ] as [(String, ReadFailure.Kind)])
  func `a text is told by its content`(_ text: String, _ kind: ReadFailure.Kind) {
    #expect(DocumentReader.read(Array(text.utf8)).content.reason == .recognised(kind))
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8], .gzip), (Array("PK\u{3}\u{4}".utf8), .zip), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .xz),
      (Array("BZh9".utf8), .bzip2), (Array("xar!".utf8), .xar),
      (Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 84), .sqlite),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], .image), ([0x7F, 0x45, 0x4C, 0x46], .executable),
      ([0xCF, 0xFA, 0xED, 0xFE], .executable),
      ([UInt8](repeating: 0x61, count: 257) + Array("ustar".utf8), .tar),
    ] as [([UInt8], ReadFailure.Kind)])
  func `a binary file is told by its first bytes`(_ bytes: [UInt8], _ kind: ReadFailure.Kind) {
    #expect(DocumentReader.read(bytes).content.reason == .recognised(kind))
  }

  @Test(
    arguments: [
      ("certificate.der", .certificate), ("certificate.pem", .certificate),
      ("request.der", .certificateRequest),
      ("identity.p12", .pkcs12), ("identity-legacy.p12", .pkcs12),
    ] as [(String, ReadFailure.Kind)])
  func `a certificate is not taken for a broken message`(_ name: String, _ kind: ReadFailure.Kind) throws {
    #expect(DocumentReader.read(try fixture(name)).content.reason == .recognised(kind))
  }

  @Test(arguments: ["", " \n\t", "\0\0\0", "\u{FEFF}"])
  func `nothing is called empty`(_ text: String) {
    #expect(DocumentReader.read(Array(text.utf8)).content.reason == .empty)
  }

  @Test func `other bytes are not given a name`() {
    #expect(DocumentReader.read([1, 2, 3, 0xFF, 0x80, 0]).content.reason == .unrecognised)
  }

  @Test func `a conflict inside a profile is named where it is`() {
    let text = "<plist>\n<dict>\n<<<<<<< HEAD\n<key>a</key>\n=======\n>>>>>>> b\n</dict></plist>"
    guard case .failure(let failure) = DocumentReader.read(Array(text.utf8)).content else {
      Issue.record("was accepted")
      return
    }
    #expect(failure == ReadFailure(.recognised(.gitConflict), bytes: 15..<22))
  }

  @Test(arguments: [
    "{\"a\": 1}", "[]", "\u{FEFF} {}", "[true]", "{\n  \"a\" : {\"b\": \"c = d;\"}\n}",
  ])
  func `JSON is read as JSON`(_ text: String) {
    let document = DocumentReader.read(Array(text.utf8))
    #expect(document.containers == [.json])
    #expect(document.content.reason == nil)
  }
}
