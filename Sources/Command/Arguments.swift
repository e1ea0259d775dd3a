import ProfileLint

/// The command line as Swift text that leads back to its bytes.
///
/// `CommandLine.arguments` repairs file names that are no UTF-8, and then they cannot be opened. Here a
/// byte that is no text becomes a private-use character, and `path(_:)` turns it back.
enum Arguments {
  /// The first of 256 private-use characters that stand for bytes.
  private static let first: UInt32 = 0x10_FE00

  /// The arguments behind the program's name.
  static var fromProcess: [String] {
    var arguments: [String] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let pointer = CommandLine.unsafeArgv[index] else { continue }
      arguments.append(text(of: Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))))
    }
    return arguments
  }

  static func text(of bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value >= first })
    {
      return text
    }
    return bytes.reduce(into: "") { text, byte in
      if byte < 0x80 {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else if let scalar = Unicode.Scalar(first + UInt32(byte)) {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// The bytes of an argument that names a file.
  static func path(_ argument: String) -> InputName {
    var bytes: [UInt8] = []
    for scalar in argument.unicodeScalars {
      if scalar.value >= first, scalar.value < first + 256 {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value - first))
      } else {
        bytes.append(contentsOf: Array(String(scalar).utf8))
      }
    }
    return InputName(bytes: bytes)
  }

  /// Replaces each `@FILE` by the lines of that file, one argument a line, empty ones left out.
  static func expanded(_ arguments: [String]) throws(ReadError) -> [String] {
    var result: [String] = []
    for (index, argument) in arguments.enumerated() {
      if argument == "--" {
        result += arguments[index...]
        break
      }
      guard argument.hasPrefix("@"), argument.count > 1 else {
        result.append(argument)
        continue
      }
      let bytes = try FileReader(limit: 16 << 20).read(path(String(argument.dropFirst())))
      result += bytes.split { $0 == 0x0A || $0 == 0x0D }.map { text(of: Array($0)) }
    }
    return result
  }
}
