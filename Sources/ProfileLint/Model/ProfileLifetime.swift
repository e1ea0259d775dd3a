import LocatedPlist

// When a profile goes, and who may take it away: the top-level keys of Apple's schema.
extension Profile {
  /// When the device removes the profile by itself.
  public var removalDate: Setting<PlistDate> { entries.date("RemovalDate") }

  /// After how many seconds the device removes the profile by itself (DurationUntilRemoval, a real).
  public var secondsUntilRemoval: Setting<Double> {
    let seconds = entries.integer("DurationUntilRemoval")
    if let whole = seconds.located { return .known(Located(Double(whole.value), at: whole.place)) }
    guard let place = seconds.place else { return .absent }
    if case .unknown = seconds { return .unknown(place) }
    guard let real = entries.node["DurationUntilRemoval"]?.real else { return .mistyped(place) }
    return .known(Located(real, at: place))
  }

  /// PayloadRemovalDisallowed; absent means that the user may remove the profile.
  public var isRemovalDisallowed: Setting<Bool> { entries.boolean("PayloadRemovalDisallowed") }
}

extension Device {
  /// The profiles as a whole: without payloads that were saved on their own, whose keys are not a profile's.
  var wholeProfiles: [Profile] { profiles.filter { documents[$0.document].kind != .payload } }

  func hasPayload(of type: String, in profile: Profile) -> Bool {
    payloads[profile.payloads].contains { $0.type == type }
  }
}
