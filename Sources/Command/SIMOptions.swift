import ArgumentParser
import ProfileLint

/// `--carrier` and `--mccmnc`: what SIM the device has, which no profile says.
struct SIMOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The carrier whose SIM the device uses for data, as docomo, mineo or T-Mobile.", valueName: "name"))
  var carrier: String?

  @Option(
    help: ArgumentHelp(
      "The country and network code of that SIM, as 440-10 or 44010.", valueName: "code"))
  var mccmnc: String?

  func validate() throws {
    if let carrier, SIM.carrier(named: carrier) == nil {
      let hint = SIM.nearestCarrier(to: carrier).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("There is no carrier '\(carrier)' in the table.\(hint)")
    }
    if let mccmnc, SIM.network(mccmnc) == nil {
      let hint = SIM.nearestNetwork(to: mccmnc).map { " Did you mean '\($0)'?" }
      throw ValidationError(
        "There is no network '\(mccmnc)' in the table.\(hint ?? " A code looks like 440-10.")")
    }
  }

  /// The SIM; nil where neither option was given.
  var value: SIM? {
    SIM(carrier: carrier.flatMap(SIM.carrier(named:)), network: mccmnc.flatMap(SIM.network(_:)))
  }
}
