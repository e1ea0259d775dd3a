import LocatedPlist
import ProfileLint

/// Something about the user's files: the other files are linted all the same, and the run ends with 3.
struct ReadError: Error {
  var name: InputName
  var reason: Text
}

/// Reads whole files into memory, regular ones only.
struct FileReader {
  /// The largest file that is read where nobody says otherwise, in bytes.
  static let usualLimit = 64 << 20

  /// The largest file that is read, in bytes.
  var limit: Int

  /// - Throws: `ReadError` for what is missing, unreadable, too large or no regular file.
  func read(_ name: InputName) throws(ReadError) -> [UInt8] {
    try withFile(name) { descriptor, size throws(ReadError) in try read(descriptor, name, expected: size) }
  }

  /// The first bytes of a file, or all of a shorter one.
  private func start(of name: InputName, count: Int) throws(ReadError) -> [UInt8] {
    try withFile(name) { descriptor, _ throws(ReadError) in
      [UInt8](unsafeUninitializedCapacity: count) { buffer, count in
        count = max(Self.readSome(descriptor, into: buffer, at: 0), 0)
      }
    }
  }

  /// - Parameter body: gets the descriptor of the open file, and its size in bytes.
  private func withFile(
    _ name: InputName, _ body: (Int32, Int) throws(ReadError) -> [UInt8]
  ) throws(ReadError) -> [UInt8] {
    // O_NONBLOCK, so that a FIFO without a writer does not hold everything up.
    let descriptor = (name.bytes + [0]).withUnsafeBytes { path -> Int32 in
      guard let path = path.bindMemory(to: CChar.self).baseAddress else { return -1 }
      return open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw error(name, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw error(name, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw notRegular(name, status.st_mode) }
    return try body(descriptor, Int(clamping: status.st_size))
  }

  func readStandardInput(as name: InputName) throws(ReadError) -> [UInt8] {
    try read(STDIN_FILENO, name, expected: 65_536)
  }

  /// What SQLite keeps beside a database that is in use; nothing for any other file.
  func readLog(of file: [UInt8], _ name: InputName) -> DatabaseLog {
    guard DocumentReader.isDatabase(file) else { return DatabaseLog() }
    func beside(_ ending: String) -> InputName { InputName(bytes: name.bytes + Array(ending.utf8)) }
    let journal = try? start(of: beside("-journal"), count: DatabaseLog.journalMagic.count)
    return DatabaseLog(
      writeAhead: try? read(beside("-wal")), hasJournal: journal == DatabaseLog.journalMagic)
  }

  private func read(
    _ descriptor: Int32, _ name: InputName, expected: Int
  ) throws(ReadError) -> [UInt8] {
    guard expected <= limit else { throw tooLarge(name) }
    var failure: ReadError?
    // One byte more than expected tells the end of the file without another allocation.
    var capacity = expected + 1
    var bytes: [UInt8] = []
    repeat {
      var isAtEnd = false
      let start = bytes
      bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        _ = buffer.initialize(from: start)
        count = start.count
        while count < buffer.count {
          let got = Self.readSome(descriptor, into: buffer, at: count)
          if got < 0 { failure = error(name, errno) }
          if got <= 0 {
            isAtEnd = true
            return
          }
          count += got
        }
      }
      if let failure { throw failure }
      if isAtEnd { return bytes }
      capacity = min(capacity * 2, limit + 1)
    } while bytes.count <= limit
    throw tooLarge(name)
  }

  private static func readSome(
    _ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>, at count: Int
  ) -> Int {
    while true {
      let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
      let result = sysRead(descriptor, rest.baseAddress, rest.count)
      if result >= 0 || errno != EINTR { return result }
    }
  }

  private func tooLarge(_ name: InputName) -> ReadError {
    ReadError(
      name: name,
      reason: Text(
        en: "larger than \(limit) bytes; --max-file-size BYTES reads larger files",
        ja: "\(limit) バイトを超えています。--max-file-size BYTES で上限を変更できます"))
  }

  private func notRegular(_ name: InputName, _ mode: mode_t) -> ReadError {
    let reason: Text =
      switch mode & S_IFMT {
      case S_IFDIR: Text(en: "is a folder", ja: "フォルダです")
      case S_IFIFO: Text(en: "is a FIFO; give - to read a pipe", ja: "FIFO です。パイプを読むには - を指定してください")
      case S_IFSOCK: Text(en: "is a socket", ja: "ソケットです")
      default: Text(en: "is a device, not a file", ja: "ファイルではなくデバイスです")
      }
    return ReadError(name: name, reason: reason)
  }

  private func error(_ name: InputName, _ code: Int32) -> ReadError {
    let reason: Text =
      switch code {
      case ENOENT: Text(en: "no such file or folder", ja: "ファイルまたはフォルダがありません")
      case EACCES, EPERM: Text(en: "permission denied", ja: "読み取りの許可がありません")
      case ELOOP: Text(en: "too many symbolic links (a loop?)", ja: "シンボリックリンクが循環しています")
      default:
        Text(en: "cannot be read: \(Platform.errorText(code))", ja: "読み取れません: \(Platform.errorText(code))")
      }
    return ReadError(name: name, reason: reason)
  }
}

/// `read(2)`, which the type's own methods hide.
private func sysRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
