import LocatedPlist

/// The way to a value in a document without lines: its payload, the dictionaries, the key and the value.
struct TreeFrame {
  private struct Row {
    var text: String
    var mark: (column: Int, width: Int)?
  }

  private var rows: [Row] = []
  private let label: String
  private let isPrimary: Bool

  init(_ node: Node, isKey: Bool, payload: Payload?, label: String, isPrimary: Bool) {
    self.label = label
    self.isPrimary = isPrimary
    var steps: [(name: String, node: Node)] = []
    var at = node
    while let parent = at.parent, at.index != payload?.entries.node.index {
      steps.append((at.key.map { Visible.text($0) } ?? "[\(at.position(in: parent))]", at))
      at = parent
    }
    if let payload { rows.append(Row(text: payload.shown)) }
    for (depth, step) in steps.reversed().enumerated() {
      let blanks = String(repeating: "  ", count: rows.isEmpty ? depth : depth + (payload == nil ? 0 : 1))
      rows.append(Row(text: blanks + step.name))
    }
    guard let last = rows.indices.last else { return }
    let indentation = rows[last].text.prefix { $0 == " " }.count
    let name = DisplayWidth.of(rows[last].text) - indentation
    var secrets = SecretValues()
    let isSecret = secrets.contains(node)
    if let value = isSecret ? SecretValues.mask : node.shownValue, !steps.isEmpty {
      rows[last].text += " = " + value
      let isValue = !isKey && !isSecret
      rows[last].mark =
        isValue ? (indentation + name + 3, DisplayWidth.of(value)) : (indentation, name)
    } else {
      rows[last].mark = (indentation, name)
    }
  }

  func write(gutter: Int, level: Level, _ paint: Paint, into sink: inout ReportSink) {
    let edge = paint(.frame, String(repeating: " ", count: gutter + 1) + "|")
    sink.write(edge + "\n")
    for row in rows {
      sink.write(edge + " " + row.text + "\n")
      guard let mark = row.mark else { continue }
      let line = String(repeating: isPrimary ? "^" : "-", count: max(mark.width, 1))
      let text = label.isEmpty ? line : line + " " + label
      sink.write(edge + String(repeating: " ", count: mark.column + 1))
      sink.write((isPrimary ? paint(level, text) : paint(.frame, text)) + "\n")
    }
  }
}

extension Node {
  /// The value of a leaf in a few words; nil for a container.
  fileprivate var shownValue: String? {
    switch kind {
    case .dictionary, .array: nil
    case .string: "\"" + Visible.text((string ?? "").withoutSecrets, limit: 60) + "\""
    case .integer: integer.map { String($0) } ?? "?"
    case .real: real.map { String($0) } ?? "?"
    case .boolean: boolean == true ? "true" : "false"
    case .date: date?.day ?? "?"
    case .data: "(data)"
    case .null, .uid: "?"
    }
  }

  fileprivate func position(in array: Node) -> Int {
    if case .index(let position)? = path.last { position } else { 0 }
  }
}
