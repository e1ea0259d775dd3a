import LocatedPlist

/// Places of one device as SARIF locations, without the braces around them.
struct SARIFLocations {
  /// Everything before the region, for each document.
  private let artifacts: [String]

  init(_ device: Device, _ style: ReportStyle) {
    artifacts = device.documents.map { document in
      "\"physicalLocation\":{\"artifactLocation\":{" + SARIFArtifact.location(of: document.name, style)
        + "},\"region\":"
    }
  }

  func write(
    _ spot: Spot, path: [Node.Step], _ texts: inout DeviceTexts, into sink: inout ReportSink
  ) {
    sink.write(artifacts[spot.document])
    let text = texts.text(of: spot.document)
    if let text, !text.read.isEmbedded, text.isValid {
      writeRegion(spot, in: text, into: &sink)
    } else {
      // GitHub wants a line; the file has none of its own.
      sink.write("{\"startLine\":1,\"startColumn\":1,\"endLine\":1,\"endColumn\":1}}")
    }
    writeLogical(spot, path: path, into: &sink)
    writeProperties(spot, in: text, into: &sink)
  }

  private func writeLogical(_ spot: Spot, path: [Node.Step], into sink: inout ReportSink) {
    guard let node = spot.node, let last = path.last else { return }
    sink.write(",\"logicalLocations\":[{")
    if case .key(let name) = last {
      sink.write("\"name\":")
      sink.writeJSON(visible: name)
      sink.write(",")
    }
    sink.write("\"fullyQualifiedName\":\"")
    for step in path {
      sink.write("/")
      switch step {
      case .index(let position): sink.write(position)
      case .key(let key): sink.writeEscaped(Self.pointerPart(Visible.text(key)))
      }
    }
    sink.write("\",\"kind\":\"")
    sink.write(spot.isKey ? "property" : Self.kind(of: node))
    sink.write("\"}]")
  }

  private static func kind(of node: Node) -> String {
    switch node.kind {
    case .dictionary: "object"
    case .array: "array"
    default: "value"
    }
  }

  /// A key in a JSON pointer.
  private static func pointerPart(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
    return key.reduce(into: "") { part, character in
      switch character {
      case "~": part += "~0"
      case "/": part += "~1"
      default: part.append(character)
      }
    }
  }

  /// Where it stands in a binary file, or inside a signature.
  private func writeProperties(_ spot: Spot, in text: DocumentText?, into sink: inout ReportSink) {
    if let text {
      guard text.read.isEmbedded, let bytes = spot.bytes else { return }
      let start = text.position(of: bytes.lowerBound)
      sink.write(",\"properties\":{\"profilelint/embeddedLine\":")
      sink.write(start.line)
      sink.write(",\"profilelint/embeddedColumn\":")
      sink.write(start.column)
      sink.write("}")
    } else if let node = spot.node, !spot.isKey {
      var secrets = SecretValues()
      if secrets.contains(node) { return }
      sink.write(",\"properties\":{\"profilelint/byteOffset\":")
      sink.write(node.extent.lowerBound)
      sink.write(",\"profilelint/byteLength\":")
      sink.write(node.extent.count)
      sink.write("}")
    }
  }
}
