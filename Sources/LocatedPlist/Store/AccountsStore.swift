/// Reads the accounts database of macOS and iOS, `Accounts3.sqlite` and `Accounts4.sqlite`, into a tree:
///
///     accounts[]  identifier, type, typeDescription, parent (an identifier or null), description,
///                 username, active, authenticated, supportsAuthentication, visible, date,
///                 owningBundleIdentifier, authenticationType, enabledDataclasses[],
///                 provisionedDataclasses[], properties{}, dataclassProperties{}
///
/// What a row does not say is not in the tree, except for `parent`. Where a row leads to another that is
/// missing, the number stands that it leads by.
enum AccountsStore {
  static func read(_ file: [UInt8], log: [UInt8]?, limits: Limits) throws(ReadFailure) -> PropertyList {
    let image = try DatabaseImage(file, log: log)
    return try image.bytes.withUnsafeBufferPointer { bytes throws(ReadFailure) in
      let database = try MemoryDatabase(bytes, limits: limits)
      return try AccountsTree(try AccountsTables(database), limits).list(image.problem)
    }
  }

  /// Whether a database, or its log, has the names of the tables anywhere: enough to tell one that is
  /// damaged from other databases, which are not even opened.
  static func isNamed(in file: [UInt8]) -> Bool {
    let names: [StaticString] = ["ZACCOUNTTYPE", "ZACCOUNTPROPERTY"]
    return file.withUnsafeBufferPointer { bytes in names.allSatisfy { bytes.firstIndex(ofText: $0) != nil } }
  }
}
