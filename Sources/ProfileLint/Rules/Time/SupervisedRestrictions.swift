/// Restrictions that count on supervised iPhones and iPads only, and do not exist on a Mac.
///
/// From Apple's device-management schema, release 27: com.apple.applicationaccess, keys with `supervised`
/// on iOS and `introduced: n/a` on macOS. Without those of AirPrint, which some management servers write
/// into profiles for Macs, and the lists of blocked apps, which people install by hand.
enum SupervisedRestrictions {
  static let keys: [StaticString] = [
    "allowAppCellularDataModification", "allowAppClips", "allowAppInstallation", "allowAppRemoval",
    "allowAppsToBeHidden", "allowAppsToBeLocked", "allowAutoCorrection", "allowAutomaticAppDownloads",
    "allowCellularPlanModification", "allowChat", "allowContinuousPathKeyboard",
    "allowDefaultBrowserModification", "allowDiagnosticSubmissionModification",
    "allowEnablingRestrictions", "allowESIMModification", "allowESIMOutgoingTransfers",
    "allowFilesNetworkDriveAccess", "allowFilesUSBDriveAccess", "allowFindMyFriendsModification",
    "allowHostPairing", "allowiTunes", "allowKeyboardShortcuts", "allowListedAppBundleIDs", "allowNews",
    "allowNFC", "allowNotificationsModification", "allowPairedWatch", "allowPersonalHotspotModification",
    "allowPodcasts", "allowPredictiveKeyboard", "allowProximitySetupToNewDevice", "allowRadioService",
    "allowRCSMessaging", "allowSafari", "allowSpellCheck", "allowSystemAppRemoval",
    "allowUIAppInstallation", "allowUnpairedExternalBootToRecovery", "allowVideoConferencing",
    "allowVPNCreation", "autonomousSingleAppModePermittedAppIDs", "forceAuthenticationBeforeAutoFill",
    "forceAutomaticDateAndTime", "forcePreserveESIMOnErase", "forceWiFiPowerOn",
    "forceWiFiToAllowedNetworksOnly", "forceWiFiWhitelisting", "whitelistedAppBundleIDs",
  ]

  /// Whether a payload holds one of them, which says that it is meant for supervised devices.
  static func areIn(_ preferences: Preferences) -> Bool {
    keys.contains { preferences.entries.has($0) }
  }
}
