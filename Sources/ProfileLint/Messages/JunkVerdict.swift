import ProfileSchema

extension Message {
  /// The first field in which a filter says that the message is junk, and what it says.
  var junkVerdict: (field: String, body: Located<String>)? {
    // Marks of one field stand together.
    var name = ""
    var bodies: [Located<String>] = []
    for mark in SpamMark.all {
      if mark.field != name {
        name = mark.field
        bodies = tree.fields(name).compactMap { located($0["body"]) }
      }
      // No filter writes more than a few hundred.
      if let body = bodies.first(where: { mark.fits($0.value.prefix(2000).lowercased()) }) {
        return (mark.field, body)
      }
    }
    return nil
  }
}
