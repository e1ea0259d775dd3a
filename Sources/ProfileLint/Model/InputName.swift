/// The name of an input: the bytes of its path, which need not be UTF-8.
public struct InputName: Sendable, Hashable {
  public var bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }
  public init(_ text: String) { self.bytes = Array(text.utf8) }

  /// The path as one that starts at a folder: an absolute path gets as many `..` as it takes.
  func relative(to folder: InputName) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    guard bytes.first == slash, folder.bytes.first == slash else {
      var rest = bytes[...]
      while rest.starts(with: "./".utf8), rest.count > 2 { rest = rest.dropFirst(2) }
      return Array(rest.drop { $0 == slash })
    }
    let own = bytes.split(separator: slash)
    let base = folder.bytes.split(separator: slash)
    let common = zip(own, base).prefix { $0 == $1 }.count
    let up = base.dropFirst(common).map { _ in Array("..".utf8)[...] }
    return Array((up + own.dropFirst(common)).joined(separator: [slash]))
  }

  /// The path for people, without a leading `./`; bytes that are no UTF-8 read `\xE9`.
  public var display: String {
    var rest = bytes[...]
    while rest.starts(with: [0x2E, 0x2F]) && rest.count > 2 { rest = rest.dropFirst(2) }
    if let text = String(validating: rest, as: UTF8.self) { return text }
    var text = ""
    while !rest.isEmpty {
      // The longest prefix of one to four bytes that is a character.
      if let length = (1...4).first(where: {
        $0 <= rest.count && String(validating: rest.prefix($0), as: UTF8.self) != nil
      }) {
        text += String(decoding: rest.prefix(length), as: UTF8.self)
        rest = rest.dropFirst(length)
      } else {
        let byte = String(rest.removeFirst(), radix: 16, uppercase: true)
        text += "\\x" + (byte.count == 1 ? "0" : "") + byte
      }
    }
    return text
  }
}
