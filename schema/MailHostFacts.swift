/// What the tables know about the host of a mail server: one object for all servers at it.
public final class MailHostFacts: Sendable {
  /// What is documented for it, by any provider and for any protocol; may be empty.
  public let documented: [MailServerFact]
  /// Its row in the list of retired, renamed and never documented hosts.
  public let retired: RetiredMailHost?
  /// The nearest domain of a provider's addresses that it is or stands below.
  public let providerDomain: String?

  init(documented: [MailServerFact], retired: RetiredMailHost?, providerDomain: String?) {
    self.documented = documented
    self.retired = retired
    self.providerDomain = providerDomain
  }
}
