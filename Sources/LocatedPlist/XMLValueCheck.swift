/// Whether the content of a leaf element is what CoreFoundation's reader takes.
enum XMLValueCheck {
  enum Verdict {
    case plain
    /// In order, but not its text as it stands.
    case escaped
    case problem(Problem.Kind)
    /// Read, but not as it looks.
    case questionable(Problem.Kind)
  }

  /// - Parameters:
  ///   - hasMarkup: whether there were CDATA sections, comments or instructions in it.
  static func check(
    _ element: PlistElement, _ content: UnsafeBufferPointer<UInt8>, isSelfClosing: Bool,
    hasMarkup: Bool
  ) -> Verdict {
    switch element {
    case .string:
      let isEscaped = hasMarkup || content.contains { $0 == UInt8(ascii: "&") || $0 == 0x0D }
      return isEscaped ? .escaped : .plain
    case .true, .false:
      return content.isEmpty ? .plain : .problem(.contentInBoolean)
    case .integer, .real, .date, .data:
      if isSelfClosing || content.isEmpty && element != .data {
        return .problem(.emptyElement(element.name))
      }
      // A problem about the markup has been recorded where it stands.
      if hasMarkup { return .problem(.cdataInValue(element.name)) }
      return checkText(element, content)
    default:
      return .plain
    }
  }

  private static func checkText(
    _ element: PlistElement, _ content: UnsafeBufferPointer<UInt8>
  ) -> Verdict {
    let verdict: Verdict
    switch element {
    case .integer:
      switch PlistNumber.read(content) {
      case .value, .large: return .plain
      case .outOfRange: return .problem(.integerOutOfRange)
      case .invalid: verdict = .problem(.invalidInteger)
      }
    case .real:
      if PlistNumber.real(content) != nil { return .plain }
      verdict = .problem(.invalidReal)
    case .date:
      if content.count == 20, let parts = PlistDate.Parts(content) {
        return parts.isInRange ? .plain : .questionable(.dateRollsOver)
      }
      verdict = .problem(.invalidDate)
    default:
      if Base64.decoded(content) != nil { return .plain }
      verdict = .problem(.invalidBase64)
    }
    if content.contains(UInt8(ascii: "&")) { return .problem(.referenceInValue(element.name)) }
    return looksLikeTemplate(content) ? .problem(.templateInValue(element.name)) : verdict
  }

  /// `$NAME`, `${name}`, `{{name}}`, `%name%`: what a management server fills in.
  private static func looksLikeTemplate(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = content.first(where: { !$0.isBlank }) else { return false }
    return [UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "<")].contains(first)
  }
}
