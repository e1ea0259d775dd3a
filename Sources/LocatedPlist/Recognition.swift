/// Tells by their content what bytes are when they are no property list.
enum Recognition {
  static func reason(_ bytes: [UInt8]) -> ReadFailure.Reason {
    bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[(bytes.starts(withText: "\u{FEFF}") ? 3 : 0)...])
      guard !text.allSatisfy({ $0.isBlank || $0 == 0 }) else { return .empty }
      if let kind = FileSignature.kind(of: bytes) ?? DERShape.kind(of: bytes) { return .recognised(kind) }
      guard looksLikeText(text) else { return .unrecognised }
      return .recognised(TextShape.kind(of: text))
    }
  }

  /// Whether there are no control characters but those of text, in what is looked at.
  private static func looksLikeText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = bytes.prefix(TextShape.looksAt)
    return head.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0.isBlank || $0 == 0x1B }
  }
}
