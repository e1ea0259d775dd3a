extension Node {
  /// The key that leads to this value from its dictionary.
  public var key: String? {
    let flags = record.flags
    guard flags.contains(.hasKey) else { return nil }
    return list.text(
      keyExtent, isEscaped: flags.contains(.keyIsEscaped), isUTF16: flags.contains(.keyIsUTF16))
  }

  /// A number that is the same for the same key, in every list; nil outside of dictionaries.
  public var keyHash: UInt32? { record.flags.contains(.hasKey) ? record.key : nil }

  /// Whether the key's text is this, without making a String.
  func hasKey(_ key: StaticString) -> Bool {
    let flags = record.flags
    guard flags.contains(.hasKey) else { return false }
    if !flags.isDisjoint(with: [.keyIsEscaped, .keyIsUTF16]) { return self.key == key.description }
    return list.source.bytes.withUnsafeBufferPointer {
      UnsafeBufferPointer(rebasing: $0[keyExtent]).isSame(as: key)
    }
  }

  /// Whether the value cannot be read as what its element says; the list has a problem for it.
  public var isUnreadable: Bool { record.flags.contains(.isUnreadable) }

  /// Whether there is nothing in it: no text, no data, no children.
  public var isEmpty: Bool {
    switch kind {
    case .dictionary, .array: position + 1 == record.end
    case .string, .data: record.length == 0 || record.flags.contains(.isWholeElement)
    case .null: true
    default: false
    }
  }

  /// The text of a string.
  public var string: String? {
    guard kind == .string else { return nil }
    let flags = record.flags
    if flags.contains(.isWholeElement) { return "" }
    return list.text(extent, isEscaped: flags.contains(.isEscaped), isUTF16: flags.contains(.isUTF16))
  }

  /// The text of a string in UTF-8, as it stands in the source; nil where it stands there in another form.
  public var plainText: ArraySlice<UInt8>? {
    guard kind == .string, record.flags.isDisjoint(with: [.isWholeElement, .isEscaped, .isUTF16]) else {
      return nil
    }
    return list.source.bytes[extent]
  }

  public var boolean: Bool? {
    kind == .boolean ? record.flags.contains(.isTrue) : nil
  }

  /// An integer that fits 64 bits with a sign.
  public var integer: Int? {
    guard kind == .integer, !isUnreadable else { return nil }
    return list.bytes(in: extent) { bytes in
      list.format == .binary ? BinaryNumber.integer(bytes) : PlistNumber.integer(bytes)
    }
  }

  public var real: Double? {
    guard kind == .real, !isUnreadable else { return nil }
    return list.bytes(in: extent) { bytes in
      list.format == .binary ? BinaryNumber.real(bytes) : PlistNumber.real(bytes)
    }
  }

  public var date: PlistDate? {
    guard kind == .date, !isUnreadable else { return nil }
    return list.bytes(in: extent) { bytes in
      list.format == .binary ? BinaryNumber.date(bytes) : PlistDate(parsing: bytes)
    }
  }

  /// The bytes of a data value, decoded.
  public var data: [UInt8]? {
    guard kind == .data, !isUnreadable else { return nil }
    if record.flags.contains(.isWholeElement) { return [] }
    return list.bytes(in: extent) { list.format == .binary ? Array($0) : Base64.decoded($0) }
  }
}

extension PropertyList {
  func bytes<Value>(in span: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    source.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[span])) }
  }

  /// The text of a span of the source.
  func text(_ span: Range<Int>, isEscaped: Bool, isUTF16: Bool) -> String {
    bytes(in: span) { bytes in
      if isUTF16 { return BinaryText.utf16(bytes) }
      guard isEscaped else { return String(decoding: bytes, as: UTF8.self) }
      return String(
        decoding: format == .json ? JSONText.unescaped(bytes) : XMLText.unescaped(bytes),
        as: UTF8.self)
    }
  }
}
