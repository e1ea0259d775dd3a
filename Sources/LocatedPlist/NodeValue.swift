extension Node {
  /// The key that leads to this value from its dictionary.
  public var key: String? {
    let flags = record.flags
    guard flags.contains(.hasKey) else { return nil }
    return list.text(
      keyExtent, isEscaped: flags.contains(.keyIsEscaped), isUTF16: flags.contains(.keyIsUTF16),
      isAdded: flags.contains(.keyIsAdded))
  }

  /// A number that is the same for the same key, in every list; nil outside of dictionaries.
  public var keyHash: UInt32? { record.flags.contains(.hasKey) ? record.key : nil }

  /// Whether the key's text is this, without making a String.
  public func hasKey(_ key: StaticString) -> Bool {
    let flags = record.flags
    guard flags.contains(.hasKey) else { return false }
    if !flags.isDisjoint(with: [.keyIsEscaped, .keyIsUTF16]) { return self.key == key.description }
    return list.bytes(in: keyExtent, isAdded: flags.contains(.keyIsAdded)) { $0.isSame(as: key) }
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
    return list.text(
      span, isEscaped: flags.contains(.isEscaped), isUTF16: flags.contains(.isUTF16),
      isAdded: flags.contains(.isAdded), isQuoted: flags.contains(.isQuoted))
  }

  /// The text of a string in UTF-8, as it stands in the source; nil where it stands there in another form.
  public var plainText: ArraySlice<UInt8>? {
    let others: Record.Flags = [.isWholeElement, .isEscaped, .isUTF16, .isAdded, .isQuoted]
    guard kind == .string, record.flags.isDisjoint(with: others) else { return nil }
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

  /// The number of the object that a keyed archive's reference stands for.
  var uid: Int? {
    guard kind == .uid, record.length <= 8 else { return nil }
    return list.bytes(in: extent) { Int(exactly: BinaryNumber.unsigned($0)) }
  }

  public var real: Double? {
    guard kind == .real, !isUnreadable else { return nil }
    return list.bytes(in: extent) { bytes in
      list.format == .binary ? BinaryNumber.real(bytes) : PlistNumber.real(bytes)
    }
  }

  public var date: PlistDate? {
    guard kind == .date, !isUnreadable else { return nil }
    return list.bytes(in: span, isAdded: record.flags.contains(.isAdded)) { bytes in
      switch list.format {
      case .binary: BinaryNumber.date(bytes)
      case .message: MailDate(bytes)?.moment
      default: PlistDate(parsing: bytes)
      }
    }
  }

  /// The bytes of a data value, decoded.
  public var data: [UInt8]? {
    guard kind == .data, !isUnreadable else { return nil }
    if record.flags.contains(.isWholeElement) { return [] }
    let flags = record.flags
    return list.bytes(in: span, isAdded: flags.contains(.isAdded)) { bytes in
      if flags.contains(.isGrafted) { return OldStyleText.data(bytes) }
      return switch list.format {
      case .binary: Array(bytes)
      case .oldStyle: OldStyleText.data(bytes)
      default: Base64.decoded(bytes)
      }
    }
  }
}

extension PropertyList {
  func bytes<Value>(
    in span: Range<Int>, isAdded: Bool = false, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    (isAdded ? added.bytes : source.bytes).withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[span]))
    }
  }

  /// The text of a span of the source or of the added text.
  func text(
    _ span: Range<Int>, isEscaped: Bool, isUTF16: Bool, isAdded: Bool = false, isQuoted: Bool = false
  ) -> String {
    bytes(in: span, isAdded: isAdded) { bytes in
      if isUTF16 { return BinaryText.utf16(bytes) }
      guard isEscaped || isQuoted else { return String(decoding: bytes, as: UTF8.self) }
      let text =
        switch format {
        case .json: JSONText.unescaped(bytes)
        case .oldStyle: OldStyleText.unescaped(bytes)
        case .message: HeaderText.unescaped(bytes, isQuoted: isQuoted)
        case .xml, .markup, .binary: XMLText.unescaped(bytes)
        }
      return String(decoding: text, as: UTF8.self)
    }
  }
}
