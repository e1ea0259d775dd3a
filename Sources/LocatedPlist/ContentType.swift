/// The kinds of content that a CMS message can have, by their object identifiers.
enum ContentType {
  case data, signedData, encrypted, other

  /// From the bytes of an identifier. Nil for one that is not of CMS at all.
  init?(_ identifier: Slice<UnsafeBufferPointer<UInt8>>) {
    if identifier.starts(with: Self.pkcs7), identifier.count == Self.pkcs7.count + 1 {
      switch identifier.last {
      case 1: self = .data
      case 2: self = .signedData
      case 3, 4, 6: self = .encrypted
      default: self = .other
      }
    } else if identifier.starts(with: Self.smimeContent) {
      self = identifier.last == Self.authenticatedEnvelopedData ? .encrypted : .other
    } else {
      return nil
    }
  }

  /// 1.2.840.113549.1.7
  private static let pkcs7: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07]
  /// 1.2.840.113549.1.9.16.1
  private static let smimeContent: [UInt8] = [
    0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01,
  ]
  private static let authenticatedEnvelopedData: UInt8 = 23
}
