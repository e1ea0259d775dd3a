/// Tells by a key's name whether its value is a secret: passwords, tokens, whatever is spelt like them,
/// and dictionaries of free form that vendors keep such things in.
enum SecretKey {
  static func matches(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { matches($0) }
  }

  static func matches(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    if isReference(name) { return false }
    for start in name.indices {
      for word in words(startingWith: name[start] | 0x20) where has(word, at: start, of: name) {
        return true
      }
    }
    return endsWithPIN(name)
      || wholeNames.contains { $0.utf8CodeUnitCount == name.count && has($0, at: 0, of: name) }
  }

  /// Parts of names, in lower case.
  private static func words(startingWith letter: UInt8) -> [StaticString] {
    switch letter {
    case UInt8(ascii: "p"): wordsWithP
    case UInt8(ascii: "s"): wordsWithS
    case UInt8(ascii: "t"): wordsWithT
    case UInt8(ascii: "c"): wordsWithC
    case UInt8(ascii: "a"): wordsWithA
    case UInt8(ascii: "b"): wordsWithB
    case UInt8(ascii: "r"): wordsWithR
    default: []
    }
  }

  private static let wordsWithP: [StaticString] = ["passw", "passphrase", "pwd", "psk", "privatekey"]
  private static let wordsWithS: [StaticString] = ["secret"]
  private static let wordsWithT: [StaticString] = ["token"]
  private static let wordsWithC: [StaticString] = ["challenge", "credential", "cookie"]
  private static let wordsWithA: [StaticString] = [
    "apikey", "api_key", "accesskey", "access_key", "authorization",
  ]
  private static let wordsWithB: [StaticString] = ["bearer"]
  private static let wordsWithR: [StaticString] = ["recoverykey"]

  /// Names as a whole: ACME's one-time credential, dictionaries of free form, and words too short to be looked for
  /// in longer names.
  private static let wholeNames: [StaticString] = [
    "clientidentifier", "vendorconfig", "providerconfiguration", "extensiondata",
    "additionalhttpheaderfields", "authdata", "pass", "passcode",
  ]

  private static func has(
    _ word: StaticString, at start: Int, of name: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let length = word.utf8CodeUnitCount
    guard start + length <= name.count else { return false }
    for offset in 0..<length {
      let byte = name[start + offset]
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if lower != word.utf8Start[offset] { return false }
    }
    return true
  }

  /// `AuthenticationCredentialsAssetReference` says where the credentials are.
  private static func isReference(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let ending: StaticString = "assetreference"
    let length = ending.utf8CodeUnitCount
    return name.count >= length && has(ending, at: name.count - length, of: name)
  }

  private static func endsWithPIN(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.count >= 3 && has("pin", at: name.count - 3, of: name)
  }
}
