import LocatedPlist
import ProfileSchema

/// A server's answer: `550 5.1.1 User unknown`, and the status code that goes with it.
struct ServerAnswer {
  /// The three digits of SMTP; empty where there are none.
  private(set) var reply = ""
  /// The enhanced status code (RFC 3463): the one that the answer starts with, else that of the notification.
  private(set) var code = ""
  private let text: AnswerText

  /// - Parameter status: the code in the notification's own field.
  init(_ text: String, status: String) {
    let bytes = Array(text.utf8)
    let start = Self.start(of: bytes)
    if start + 3 <= bytes.count, Self.isReply(bytes[start...].prefix(3)) {
      reply = String(decoding: bytes[start..<start + 3], as: UTF8.self)
      code = Self.code(bytes[(start + 3)...].dropFirst()) ?? ""
    }
    if code.isEmpty { code = Self.markedCode(bytes) ?? (Self.code(Array(status.utf8)[...]) ?? "") }
    self.text = AnswerText(bytes, without: [reply, code, reply + "-", reply + "-" + code])
  }

  func cause(to domain: String) -> BounceAnswers.Cause? {
    text.words.withUnsafeBufferPointer { words in
      text.prose.withUnsafeBufferPointer { prose in
        BounceAnswers.shared.cause(of: words, prose: prose, reply: reply, code: code, domain: domain)
      }
    }
  }

  var isTemporary: Bool { reply.hasPrefix("4") || reply.isEmpty && code.hasPrefix("4") }

  /// Whether the message was tried for as long as it may be (RFC 3463; Exchange Online has a code of its own).
  var isExpired: Bool { ["5.4.7", "4.4.7", "5.4.300"].contains(code) }

  /// The part of an answer that the other server said, where that can be told.
  static func words(in text: String) -> Substring {
    let start = start(of: Array(text.utf8))
    return start < text.utf8.count ? text[text.utf8.index(text.startIndex, offsetBy: start)...] : text[...]
  }

  /// Where what the other server said starts: behind what this one says about it, as in `mx said: 550 No`.
  private static func start(of bytes: [UInt8]) -> Int {
    if isReply(bytes.prefix(3)) { return 0 }
    var at = 0
    while at + 5 < bytes.count {
      if bytes[at] == UInt8(ascii: ":"), bytes[at + 1] == 0x20, isReply(bytes[(at + 2)..<(at + 5)]),
        bytes[at + 5] == 0x20 || bytes[at + 5] == UInt8(ascii: "-")
      {
        return at + 2
      }
      at += 1
    }
    return bytes.count
  }

  private static func isReply(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count == 3, let first = digits.first else { return false }
    return [0x32, 0x34, 0x35].contains(first) && digits.allSatisfy(\.isDigit)
  }

  /// The code at the start of a text, perhaps behind blanks: `5.1.1`.
  private static func code(_ text: ArraySlice<UInt8>) -> String? {
    let word = text.drop { $0 == 0x20 }.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ (1...3).contains($0.count) }),
      ["2", "4", "5"].contains(String(decoding: parts[0], as: UTF8.self))
    else { return nil }
    return String(decoding: word, as: UTF8.self)
  }

  /// The code as qmail writes it: `(#5.1.1)`.
  private static func markedCode(_ bytes: [UInt8]) -> String? {
    var at = 0
    while at + 1 < bytes.count {
      if bytes[at] == UInt8(ascii: "("), bytes[at + 1] == UInt8(ascii: "#") {
        return code(bytes[(at + 2)...])
      }
      at += 1
    }
    return nil
  }
}
