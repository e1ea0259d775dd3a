import LocatedPlist

extension Document {
  /// Whether it is what the user chose, or what comes of that and of the profiles. In the folder in which iOS keeps
  /// profiles, only the name tells such files from `ProfileTruth.plist`, which is of the same form.
  public var isOfUser: Bool { kind == .profileTruth && !name.display.hasSuffix("ProfileTruth.plist") }

  /// Whether something stands in it that nearly only profiles and exports have, and it is no template of a program that
  /// makes them.
  public var holdsSign: Bool {
    let signs: [StaticString] = [
      "PayloadContent", "PayloadType", "PayloadIdentifier", "com.apple.configuration.", "com.apple.asset.",
      "com.apple.activation.", "StatusItems", "SPConfigurationProfileDataType", "ProfileItems",
      "com.apple.account.", "DeliveryAccounts", "<clientConfig", "<Autodiscover",
    ]
    let templates: [StaticString] = ["<%", "{%", "{{", "<?php", "<?="]
    return signs.contains(where: read.holds) && !templates.contains(where: read.holds)
  }
}
