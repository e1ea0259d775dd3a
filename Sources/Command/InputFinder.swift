import ArgumentParser
import ProfileLint

/// One thing to lint: a file, or standard input.
struct Input: Sendable {
  var name: InputName
  /// Named on the command line, rather than met in a folder.
  var isNamed: Bool
  var isStandardInput = false
  /// Inputs with the same one are installed together; nil for one that is a device of its own.
  var device: [UInt8]?
}

/// Turns arguments into inputs: files as named, folders with all that may be a profile below them.
struct InputFinder {
  private(set) var inputs: [Input] = []
  private(set) var errors: [ReadError] = []

  init(_ paths: [InputName], standardInputName: InputName) {
    // `store/*` names what SQLite keeps beside a database too; that is read with the database.
    let databases = Set(paths.map(\.bytes).filter { $0.suffix(7).elementsEqual(Array(".sqlite".utf8)) })
    for path in paths where !Self.isLog(path.bytes, of: databases) {
      if path.bytes == Array("-".utf8) {
        inputs.append(Input(name: standardInputName, isNamed: true, isStandardInput: true))
      } else if Self.type(of: path, followingLinks: true) == S_IFDIR {
        addFolder(path)
      } else {
        inputs.append(Input(name: path, isNamed: true))
      }
    }
  }

  /// - Throws: `ValidationError` where the folders hold nothing to lint.
  static func find(_ paths: [InputName], standardInputName: InputName) throws -> InputFinder {
    let found = InputFinder(paths, standardInputName: standardInputName)
    if found.inputs.isEmpty && found.errors.isEmpty {
      let folders = paths.map(\.display).joined(separator: ", ")
      throw ValidationError("No file in \(folders) is called like a profile or an export (\(patterns)).")
    }
    return found
  }

  /// Files of a folder and the folders below it, in the order of their names' bytes. Symbolic links met
  /// there are not followed, so that there are no loops and nothing is linted twice.
  private mutating func addFolder(_ folder: InputName) {
    var pending = [folder]
    while let next = pending.popLast() {
      guard let names = Self.entries(of: next) else {
        errors.append(
          ReadError(
            name: next, reason: Text(en: "this folder cannot be read", ja: "フォルダを読み取れません")))
        continue
      }
      var folders: [InputName] = []
      for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        let slash: [UInt8] = next.bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
        let path = InputName(bytes: next.bytes + slash + name)
        switch Self.type(of: path, followingLinks: false) {
        case S_IFDIR where name != Array(".git".utf8): folders.append(path)
        case S_IFREG where Self.mayBeProfile(name):
          inputs.append(
            Input(name: path, isNamed: false, device: DeviceFolder.device(of: path.bytes, name: name)))
        default: continue
        }
      }
      pending += folders.reversed()
    }
  }

  private static let extensions = [
    ".mobileconfig", ".plist", ".xml", ".json", ".stub", ".spx", ".eml", ".emlx", ".mbox",
  ]
  private static let endings = extensions.map { Array($0.utf8) }
  private static let patterns = (extensions.map { "*" + $0 } + ["Accounts*.sqlite"]).joined(separator: ", ")

  /// Databases are many on a device; those of accounts are called `Accounts3.sqlite` and `Accounts4.sqlite`.
  private static func mayBeProfile(_ name: [UInt8]) -> Bool {
    let lower = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if endings.contains(where: { lower.count > $0.count && lower.suffix($0.count).elementsEqual($0) }) {
      return true
    }
    return lower.starts(with: Array("accounts".utf8)) && lower.suffix(7).elementsEqual(Array(".sqlite".utf8))
  }

  private static func isLog(_ path: [UInt8], of databases: Set<[UInt8]>) -> Bool {
    ["-wal", "-shm", "-journal"].contains { ending in
      path.suffix(ending.utf8.count).elementsEqual(Array(ending.utf8))
        && databases.contains(Array(path.dropLast(ending.utf8.count)))
    }
  }

  private static func type(of path: InputName, followingLinks: Bool) -> mode_t? {
    var status = stat()
    let result = (path.bytes + [0]).withUnsafeBytes { bytes -> Int32 in
      guard let pointer = bytes.bindMemory(to: CChar.self).baseAddress else { return -1 }
      return followingLinks ? stat(pointer, &status) : lstat(pointer, &status)
    }
    return result == 0 ? status.st_mode & S_IFMT : nil
  }

  /// The names in a folder as bytes, without `.` and `..`; nil if it cannot be opened.
  private static func entries(of folder: InputName) -> [[UInt8]]? {
    let opened = (folder.bytes + [0]).withUnsafeBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.flatMap { opendir($0) }
    }
    guard let directory = opened else { return nil }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in Array(raw.prefix { $0 != 0 }) }
      if name != [0x2E] && name != [0x2E, 0x2E] { names.append(name) }
    }
    return names
  }
}
