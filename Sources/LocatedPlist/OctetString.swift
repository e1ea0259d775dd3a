extension BER {
  /// The bytes of an octet string, which may come in pieces and these in pieces again.
  mutating func octets(of string: Element) throws(Fault) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(string.content.count)
    try appendOctets(of: string, to: &output, depth: 0)
    return output
  }

  private mutating func appendOctets(
    of string: Element, to output: inout [UInt8], depth: Int
  ) throws(Fault) {
    guard string.tag != .octetString else {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[string.content]))
      return
    }
    guard string.tag == .octetStringInPieces, depth < Self.maximumDepth else { throw .malformed }
    var at = string.content.lowerBound
    while at < string.content.upperBound {
      let piece = try element(at: at, before: string.content.upperBound, depth: depth)
      try appendOctets(of: piece, to: &output, depth: depth + 1)
      at = piece.end
    }
  }
}
