/// A span of a text in lines and columns.
struct TextRegion {
  var start: LineIndex.Position
  /// Just behind the last character.
  var end: LineIndex.Position

  init(_ span: Range<Int>, in text: DocumentText) {
    start = text.position(of: span.lowerBound)
    end = text.position(of: span.upperBound)
  }
}
