import LocatedPlist

/// What the machine-readable reporters say about each finding, beside its own words: where it stands,
/// in which payload, and by which mark it is known.
struct FindingContext {
  var texts: DeviceTexts
  private var fingerprints = Fingerprints()
  private var payload: Payload?
  private var payloadMark = Fingerprint(payload: nil)
  private var shownPayload: String?
  /// How many steps lead from the outermost value to the payload.
  private var payloadDepth = 0

  init(_ device: Device) { texts = DeviceTexts(device) }

  struct Details {
    var spot: Spot
    var path: [Node.Step]
    var fingerprint: Fingerprint
  }

  mutating func details(of finding: Finding) -> Details {
    let spot = texts.spot(of: finding.place)
    moveToPayload(of: spot, at: finding.place)
    let path = spot.node?.path ?? []
    let inPayload = path.dropFirst(payloadDepth)
    let fingerprint = fingerprints.next(finding, payload: payloadMark, path: inPayload)
    return Details(spot: spot, path: path, fingerprint: fingerprint)
  }

  /// The payload of the finding last asked about, as JSON; null outside of all payloads.
  mutating func payloadJSON() -> String {
    if let shownPayload { return shownPayload }
    let json = payload.map(\.json) ?? "null"
    shownPayload = json
    return json
  }

  /// Findings come in document order, so most stand in the same payload as the one before.
  private mutating func moveToPayload(of spot: Spot, at place: Place) {
    if let payload, let node = spot.node, payload.entries.document == spot.document,
      payload.node.contains(node)
    {
      return
    }
    payload = texts.device.payload(at: place)
    payloadMark = Fingerprint(payload: payload)
    shownPayload = nil
    payloadDepth = payload?.node.path.count ?? 0
  }
}

extension Payload {
  /// The payload as the JSON report names it.
  var json: String {
    var bytes: [UInt8] = []
    withSink(to: &bytes) { sink in
      sink.write(#"{"index":"#)
      sink.write(index)
      for (name, value) in [
        ("type", type.isEmpty ? nil : type), ("identifier", identifier?.value), ("uuid", uuid?.value),
        ("displayName", displayName?.value.withoutSecrets),
      ] {
        sink.write(",\"\(name)\":")
        if let value { sink.writeJSON(visible: value) } else { sink.write("null") }
      }
      sink.write("}")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Collects what is written to a sink.
func withSink(to bytes: inout [UInt8], _ body: (inout ReportSink) -> Void) {
  let collected = Collected()
  var sink = ReportSink(capacity: 512) { collected.bytes += $0 }
  body(&sink)
  sink.flush()
  bytes += collected.bytes
}

private final class Collected {
  var bytes: [UInt8] = []
}
