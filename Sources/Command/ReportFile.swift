/// Where one report goes: standard output, or a file that is written whole or not at all.
///
/// A file is written under a passing name beside its place and moved there at the end; a full disk, a
/// closed pipe or a vanished folder is noticed.
final class ReportFile {
  /// Why the report could not be written.
  struct WriteError: Error {
    var path: String?
    var code: Int32

    /// The reader went away (`| head`): nothing to complain about, but the report is not whole.
    var isClosedPipe: Bool { code == EPIPE }
  }

  private let descriptor: Int32
  private let path: String?
  private let temporary: String?
  private(set) var failure: WriteError?

  static func standardOutput() -> ReportFile {
    ReportFile(descriptor: STDOUT_FILENO, path: nil, temporary: nil)
  }

  /// - Throws: `WriteError` if the file cannot be made there.
  static func file(_ path: String) throws(WriteError) -> ReportFile {
    var status = stat()
    // A device or a pipe cannot be replaced; it is written as it is.
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
      return ReportFile(descriptor: descriptor, path: path, temporary: nil)
    }
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
    Leftovers.add(temporary)
    return ReportFile(descriptor: descriptor, path: path, temporary: temporary)
  }

  private init(descriptor: Int32, path: String?, temporary: String?) {
    self.descriptor = descriptor
    self.path = path
    self.temporary = temporary
  }

  func write(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let result = sysWrite(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if result > 0 {
          written += result
        } else if errno != EINTR {
          failure = WriteError(path: path, code: errno)
          return
        }
      }
    }
  }

  /// Puts the report in its place. - Throws: `WriteError`, and then an earlier report is untouched.
  func finish() throws(WriteError) {
    guard path != nil else {
      if let failure { throw failure }
      return
    }
    if failure == nil, temporary != nil, fsync(descriptor) != 0, errno != EINVAL {
      failure = WriteError(path: path, code: errno)
    }
    if close(descriptor) != 0, failure == nil { failure = WriteError(path: path, code: errno) }
    if let temporary, let path {
      if failure == nil, rename(temporary, path) != 0 {
        failure = WriteError(path: path, code: errno)
      }
      if failure != nil { unlink(temporary) }
      Leftovers.remove(temporary)
    }
    if let failure { throw failure }
  }
}

/// `write(2)`, which the type's own method hides.
private func sysWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
