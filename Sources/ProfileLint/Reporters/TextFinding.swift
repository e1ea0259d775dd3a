import LocatedPlist

/// One finding of the text report: its message, its frames and its notes.
struct TextFinding {
  let finding: Finding
  let about: About?
  let style: ReportStyle
  private var paint: Paint { Paint(usesColour: style.usesColour) }

  init(_ finding: Finding, about: About?, style: ReportStyle) {
    self.finding = finding
    self.about = about
    self.style = style
  }

  private enum Frame {
    case code(CodeFrame)
    case tree([TreeFrame])
    case none

    var gutter: Int { if case .code(let frame) = self { frame.gutter } else { 2 } }
  }

  /// One document that the finding speaks of.
  private struct Part {
    var spot: Spot
    var frame: Frame
  }

  func write(_ texts: inout DeviceTexts, into sink: inout ReportSink) {
    let parts = parts(&texts)
    let gutter = parts.map(\.frame.gutter).max() ?? 2
    let level = Words.level(finding.level)(style.language)
    let message = Visible.text(finding.message(style.language), limit: Visible.messageLimit)
    sink.write(paint(finding.level, "\(level)[\(finding.rule)]") + paint(.strong, ": \(message)") + "\n")
    for (index, part) in parts.enumerated() {
      let arrow = String(repeating: " ", count: gutter) + (index == 0 ? "--> " : "::: ")
      sink.write(paint(.frame, arrow) + texts.location(of: part.spot, style.language) + "\n")
      switch part.frame {
      case .code(let frame): frame.write(gutter: gutter, level: finding.level, paint, into: &sink)
      case .tree(let frames):
        for frame in frames { frame.write(gutter: gutter, level: finding.level, paint, into: &sink) }
      case .none: break
      }
    }
    if !style.isQuiet { writeNotes(texts.device, gutter: gutter, into: &sink) }
  }

  /// The finding's own document first, then each other one that explains it.
  private func parts(_ texts: inout DeviceTexts) -> [Part] {
    var documents = [finding.place.document]
    for related in finding.related where !documents.contains(related.place.document) {
      documents.append(related.place.document)
    }
    return documents.enumerated().map { index, document in
      var marks = finding.related.filter { $0.place.document == document }
        .map { (texts.spot(of: $0.place), $0.place, Visible.text($0.message(style.language)), false) }
      if index == 0 { marks.insert((texts.spot(of: finding.place), finding.place, "", true), at: 0) }
      return Part(spot: marks[0].0, frame: frame(marks, &texts))
    }
  }

  private func frame(
    _ marks: [(spot: Spot, place: Place, label: String, isPrimary: Bool)], _ texts: inout DeviceTexts
  ) -> Frame {
    guard let text = texts.text(of: marks[0].spot.document) else {
      let frames = marks.compactMap { mark in
        mark.spot.node.map {
          TreeFrame(
            $0, isKey: mark.spot.isKey, payload: texts.device.payload(at: mark.place), label: mark.label,
            isPrimary: mark.isPrimary)
        }
      }
      return frames.isEmpty ? .none : .tree(frames)
    }
    // Of what is no property list, only XML has parts that are known to hold no secret.
    if text.list == nil && text.read.containers.last != .xml { return .none }
    let shown = marks.compactMap { mark in
      mark.spot.bytes.map { CodeFrame.Mark(bytes: $0, label: mark.label, isPrimary: mark.isPrimary) }
    }
    if shown.isEmpty { return .none }
    let keys = marks.compactMap { $0.spot.isKey ? nil : $0.spot.node?.keyBytes }
    return .code(CodeFrame(shown, keys: keys, in: text, width: max(style.width - 8, 20)))
  }

  private func writeNotes(_ device: Device, gutter: Int, into sink: inout ReportSink) {
    let blanks = String(repeating: " ", count: gutter + 1)
    sink.write(paint(.frame, blanks + "|") + "\n")
    var notes: [(name: Text, text: String)] = [(Words.at, device.shown(finding.place))]
    if let about {
      notes.append((Words.why, about.why(style.language)))
      notes.append((Words.help, about.fix(style.language)))
    }
    if let signed = signer(device) { notes.append((Words.signed, signed)) }
    notes.append((Words.docs, "profilelint explain \(finding.rule)"))
    for note in notes where !note.text.isEmpty {
      sink.write(paint(.frame, blanks + "=") + " \(note.name(style.language)): \(note.text)\n")
    }
  }

  private func signer(_ device: Device) -> String? {
    let read = device.documents[Int(finding.place.document)].read
    guard let signature = read.signatures.first else { return nil }
    guard let signer = signature.signer else { return Words.unknownSigner(style.language) }
    return Words.signer(Visible.text(signer.commonName), until: signer.notAfter.day)(style.language)
  }
}
