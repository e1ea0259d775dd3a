/// The words in which people and devices speak of a symptom.
public enum SymptomPhrases {
  /// Pairs of a symptom's code (`S2`) and a phrase, in the order of the table.
  public static var all: [(symptom: String, phrase: String)] {
    let table = FactTable(EmbeddedTables.symptoms)
    let (symptom, phrase) = (table.column("symptom"), table.column("phrase"))
    return table.rows.map { ($0[symptom].text, $0[phrase].text) }
  }
}
