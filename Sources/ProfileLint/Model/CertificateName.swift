/// The name of a subject or an issuer in the form of RFC 4514.
enum CertificateName {
  /// `Example CA` of `CN=Example CA,O=Example Corp`: the first part, which says the most; all of it where it
  /// has no CN in front.
  static func short(_ name: String) -> String {
    guard name.hasPrefix("CN=") else { return name }
    var text = ""
    var isEscaped = false
    for character in name.dropFirst(3) {
      if isEscaped || character != "," && character != "\\" && character != "+" {
        text.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        break
      }
    }
    return text.isEmpty ? name : text
  }
}
