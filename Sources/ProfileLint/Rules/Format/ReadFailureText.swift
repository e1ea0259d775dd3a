import LocatedPlist

extension ReadFailure {
  /// Why there is no property list, and what helps.
  public var message: Text {
    if isOfMarkup, let text = reason.otherMarkupText { return text }
    return switch reason {
    case .empty:
      Text(
        en: "the file is empty; export the profile again",
        ja: "ファイルが空です。プロファイルを書き出し直してください")
    case .recognised(let kind): kind.message
    case .unrecognised:
      Text(
        en: "the content is neither an XML nor a binary property list, nor a signed one",
        ja: "XML・バイナリ・署名付きのいずれのプロパティリストでもありません")
    case .tooDeep, .tooManyNodes, .tooLarge, .tooManyWrappings: limitText
    case .unknownEncoding, .invalidEncodedText, .encodingContradictsByteOrderMark: encodingText
    case .binaryTruncated, .binaryTrailerInvalid, .binaryOffsetInvalid, .binaryObjectInvalid,
      .binaryCycle, .binaryKeyNotString:
      binaryText
    case .cmsTruncated, .cmsMalformed, .cmsWithoutContent, .cmsEncrypted, .cmsNotSignedData,
      .pemMalformed, .base64Malformed:
      signatureText
    case .jsonMalformed(let fault): fault.message
    case .oldStyleMalformed(let fault): fault.message
    case .databaseTruncated, .databaseDamaged: reason.databaseText
    case .junkBeforeDeclaration, .blankBeforeDeclaration, .malformedDeclaration, .documentTypeWithSubset,
      .documentTypeReadDifferently, .malformedDocumentType, .secondDocumentType, .rootIsNotPlist, .noElement,
      .noValueInPlist, .textAfterEnd, .bareAmpersand, .undefinedEntity, .bareLessThan, .curlyQuote,
      .doubleHyphenInComment, .unfinishedComment, .controlCharacter, .invalidCharacterReference,
      .closingTagMismatch, .unexpectedClosingTag, .unfinished, .cdataEndInText, .malformedAttribute,
      .malformedTag, .undeclaredPrefix, .notWellFormed:
      reason.markupText
    }
  }

  private var limitText: Text {
    switch reason {
    case .tooDeep(let limit):
      Text(
        en: "more than \(limit) levels of dictionaries and arrays; iOS reads no deeper either",
        ja: "辞書と配列が \(limit) 段を超えて入れ子になっています。iOS もそれより深くは読みません")
    case .tooManyNodes(let limit):
      Text(
        en: "more than \(limit) values; no real profile has so many, so it was not read to the end",
        ja: "値の数が \(limit) を超えています。実際のプロファイルではあり得ないため、途中で読むのをやめました")
    case .tooLarge(let limit):
      Text(
        en: "larger than \(limit) bytes, so it was not read",
        ja: "\(limit) バイトを超えているため読みませんでした")
    case .tooManyWrappings(let limit):
      Text(
        en: "more than \(limit) signatures around one another; sign the profile once",
        ja: "署名が \(limit) 重を超えて重なっています。署名は 1 回だけにしてください")
    default:
      Text(en: "beyond the limits of what is read", ja: "読み取りの上限を超えています")
    }
  }

  private var encodingText: Text {
    switch reason {
    case .unknownEncoding(let name):
      Text(
        en: "the declared encoding \"\(name)\" is not one that is read; save the file as UTF-8",
        ja: "宣言された文字コード \"\(name)\" は読めません。UTF-8 で保存し直してください")
    case .invalidEncodedText(let encoding):
      Text(
        en: "bytes that are not \(encoding) text; save the file as UTF-8 and keep encoding=\"UTF-8\"",
        ja: "\(encoding) の文字列として正しくないバイトがあります。encoding=\"UTF-8\" のまま UTF-8 で保存し直してください")
    case .encodingContradictsByteOrderMark(let declared):
      Text(
        en:
          "the declaration says \"\(declared)\", and the byte order mark says otherwise; save the file as UTF-8",
        ja: "宣言は \"\(declared)\" ですが、BOM は別の文字コードを示しています。UTF-8 で保存し直してください")
    default:
      Text(en: "the text's encoding cannot be told", ja: "文字コードを判別できません")
    }
  }

  private var binaryText: Text {
    switch reason {
    case .binaryTruncated:
      Text(
        en: "the binary property list ends too early; copy the file again",
        ja: "バイナリプロパティリストが途中で切れています。ファイルをコピーし直してください")
    case .binaryTrailerInvalid:
      Text(
        en:
          "the end of the binary property list does not fit the file; copy it as a binary file, not as text",
        ja: "バイナリプロパティリストの末尾がファイルの大きさと合いません。テキストではなくバイナリとしてコピーしてください")
    case .binaryOffsetInvalid:
      Text(
        en: "the binary property list points outside itself; export the profile again",
        ja: "バイナリプロパティリストが範囲外を参照しています。プロファイルを書き出し直してください")
    case .binaryCycle:
      Text(
        en: "a value of the binary property list contains itself; export the profile again",
        ja: "バイナリプロパティリストの値が自分自身を含んでいます。プロファイルを書き出し直してください")
    case .binaryKeyNotString:
      Text(
        en: "a key of the binary property list is no string; a profile's keys are strings",
        ja: "バイナリプロパティリストのキーが文字列ではありません。プロファイルのキーは文字列です")
    default:
      Text(
        en: "a value of the binary property list cannot be read; export the profile again",
        ja: "バイナリプロパティリストに読めない値があります。プロファイルを書き出し直してください")
    }
  }

  private var signatureText: Text {
    switch reason {
    case .cmsTruncated:
      Text(
        en: "the signed file ends too early; copy it again as a binary file",
        ja: "署名付きファイルが途中で切れています。バイナリファイルとしてコピーし直してください")
    case .cmsWithoutContent:
      Text(
        en:
          "this is a signature without the profile; sign so that the content is included (openssl -nodetach)",
        ja: "署名だけで、プロファイル本体がありません。本体を含める形 (openssl なら -nodetach) で署名してください")
    case .cmsNotSignedData:
      Text(
        en: "this is a CMS message of a kind that no device installs; a profile is signed data",
        ja: "デバイスがインストールできない種類の CMS です。プロファイルは署名データ (SignedData) にしてください")
    case .pemMalformed:
      Text(
        en: "the text between -----BEGIN and -----END is no base64; export the file again",
        ja: "-----BEGIN と -----END の間が base64 ではありません。ファイルを書き出し直してください")
    case .base64Malformed:
      Text(
        en: "this looks like base64 and is broken; decode it, or export the profile again",
        ja: "base64 のようですが壊れています。デコードし直すか、プロファイルを書き出し直してください")
    default:
      Text(
        en: "the signed file is damaged; copy it again as a binary file, not as text",
        ja: "署名付きファイルが壊れています。テキストではなくバイナリとしてコピーし直してください")
    }
  }
}
