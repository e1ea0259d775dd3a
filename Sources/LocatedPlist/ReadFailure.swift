/// Why there is no property list in some bytes.
public struct ReadFailure: Sendable, Hashable, Error {
  public var reason: Reason
  /// Where in the source, if the reason has a place.
  public var bytes: Range<Int>?
  /// The place that explains it: the opening tag that a closing tag does not fit.
  public var related: Range<Int>?
  /// The XML was meant to be an autoconfig file or an Autodiscover answer, and no property list.
  public var isOfMarkup = false

  public init(_ reason: Reason, bytes: Range<Int>? = nil, related: Range<Int>? = nil) {
    self.reason = reason
    self.bytes = bytes
    self.related = related
  }

  public enum Reason: Sendable, Hashable {
    // What it is instead.
    case empty
    case recognised(Kind)
    case unrecognised

    // Limits.
    case tooDeep(limit: Int)
    case tooManyNodes(limit: Int)
    case tooLarge(limit: Int)
    case tooManyWrappings(limit: Int)

    // Encoding.
    case unknownEncoding(String)
    case invalidEncodedText(encoding: String)
    case encodingContradictsByteOrderMark(declared: String)

    // XML.
    case junkBeforeDeclaration
    case blankBeforeDeclaration
    case malformedDeclaration
    case documentTypeWithSubset
    case documentTypeReadDifferently
    case malformedDocumentType
    case secondDocumentType
    case rootIsNotPlist(String)
    case noElement
    case noValueInPlist
    case textAfterEnd
    case bareAmpersand
    case undefinedEntity(String)
    case bareLessThan
    case curlyQuote
    case doubleHyphenInComment
    case unfinishedComment
    case controlCharacter(UInt32)
    case invalidCharacterReference
    case closingTagMismatch(open: String, found: String)
    case unexpectedClosingTag(String)
    case unfinished(open: String?)
    case cdataEndInText
    case malformedAttribute
    case malformedTag
    case undeclaredPrefix(String)
    case notWellFormed

    // Binary property lists.
    case binaryTruncated
    case binaryTrailerInvalid
    case binaryOffsetInvalid
    case binaryObjectInvalid
    case binaryCycle
    case binaryKeyNotString

    // CMS.
    case cmsTruncated
    case cmsMalformed
    case cmsWithoutContent
    case cmsEncrypted
    case cmsNotSignedData
    case pemMalformed
    case base64Malformed

    // JSON.
    case jsonMalformed(JSONFault)

    // Old-style property lists.
    case oldStyleMalformed(OldStyleFault)
    // Databases.
    case databaseTruncated
    case databaseDamaged
  }

  /// Things that are met where a profile is expected, told by their content.
  public enum Kind: String, Sendable, Hashable {
    case html, xmlOfAnotherKind, gzip, zip, xz, bzip2, xar, tar, pdf, image, sqlite
    case openStep, certificate, certificateRequest, privateKey, pkcs12, publicKey, pgp
    case gitConflict, gitLFSPointer, yaml, javascript, text, executable, emailMessage
    /// What `profiles` prints where no form of output was asked for.
    case profilesOutput
  }

  public enum JSONFault: Sendable, Hashable {
    case unexpectedCharacter, unexpectedEnd, invalidEscape, invalidNumber, controlCharacter
    case trailingContent, invalidUTF8, loneSurrogate, missingComma, trailingComma, comment
  }

  public enum OldStyleFault: Sendable, Hashable {
    case unexpectedCharacter, unexpectedEnd, missingEquals, missingSemicolon, missingComma, invalidData
    case trailingContent
  }
}

extension ReadFailure {
  /// The same of XML that is no property list.
  var ofMarkup: ReadFailure {
    var failure = self
    failure.isOfMarkup = true
    return failure
  }
}
