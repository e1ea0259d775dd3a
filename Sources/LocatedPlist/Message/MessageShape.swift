/// Tells a mail message from any other text with colons in it.
enum MessageShape {
  case message
  /// The fields of a delivery status notification that were saved on their own.
  case deliveryStatus

  /// Nil where a text is neither.
  ///
  /// A note, a YAML file or an answer of a web server may have a `Date:` and a `From:` too, so two fields of a
  /// mail are asked for, and one of them must be one that only a mail has or look as it does there.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let file = MessageFile(bytes)
    guard MessageHeaders.isHeader(bytes, at: file.first.lowerBound) else { return nil }
    var scanner = HeaderScanner(file.lines, file.first)
    var signs = MessageSigns()
    while let field = scanner.next(), !signs.areClear { signs.add(field, bytes) }
    guard let shape = signs.shape(strays: scanner.strays) else { return nil }
    self = shape
  }
}
