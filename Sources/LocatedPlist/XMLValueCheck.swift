/// Whether the content of a leaf element is what CoreFoundation's reader takes.
enum XMLValueCheck {
  struct Fault {
    var problem: Problem.Kind
    /// Whether there is no value to be had; otherwise it reads as another than it looks.
    var isUnreadable = true
  }

  /// What is wrong with it; nil if nothing is.
  static func check(_ frame: XMLFrame, _ content: UnsafeBufferPointer<UInt8>) -> Fault? {
    switch frame.element {
    case .true, .false:
      return content.isEmpty ? nil : Fault(problem: .contentInBoolean)
    case .integer, .real, .date, .data:
      if frame.isSelfClosing || content.isEmpty && frame.element != .data {
        return Fault(problem: .emptyElement(frame.element.name))
      }
      if frame.hasMarkup { return Fault(problem: .cdataInValue(frame.element.name)) }
      return checkText(frame.element, content)
    default:
      return nil
    }
  }

  private static func checkText(
    _ element: PlistElement, _ content: UnsafeBufferPointer<UInt8>
  ) -> Fault? {
    let problem: Problem.Kind
    switch element {
    case .integer:
      switch PlistNumber.read(content) {
      case .value, .large: return nil
      case .outOfRange: return Fault(problem: .integerOutOfRange)
      case .invalid: problem = .invalidInteger
      }
    case .real:
      if PlistNumber.real(content) != nil { return nil }
      problem = .invalidReal
    case .date:
      if content.count == 20, let parts = PlistDate.Parts(content) {
        return parts.isInRange ? nil : Fault(problem: .dateRollsOver, isUnreadable: false)
      }
      problem = .invalidDate
    default:
      if Base64.isValid(content) { return nil }
      problem = .invalidBase64
    }
    if content.contains(UInt8(ascii: "&")) { return Fault(problem: .referenceInValue(element.name)) }
    return Fault(problem: looksLikeTemplate(content) ? .templateInValue(element.name) : problem)
  }

  /// `$NAME`, `${name}`, `{{name}}`, `%name%`: what a management server fills in.
  private static func looksLikeTemplate(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = content.first(where: { !$0.isBlank }) else { return false }
    return [UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "<")].contains(first)
  }
}
