import LocatedPlist

extension ReadFailure.Reason {
  /// What is wrong with the XML.
  var markupText: Text {
    switch self {
    case .junkBeforeDeclaration:
      Text(
        en: "text before <?xml; Apple's parser wants the declaration at the first byte, so remove it",
        ja: "<?xml の前に余分な文字があります。宣言はファイルの先頭に置く必要があるため、削除してください")
    case .blankBeforeDeclaration:
      Text(
        en: "a blank or an empty line before <?xml; remove it, the declaration belongs at the first byte",
        ja: "<?xml の前に空白や空行があります。宣言はファイルの先頭に置く必要があるため、削除してください")
    case .malformedDeclaration:
      Text(
        en: "the first line is damaged; write <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        ja: "XML 宣言が壊れています。<?xml version=\"1.0\" encoding=\"UTF-8\"?> と書いてください")
    case .bareAmpersand:
      Text(
        en: "a bare \"&\"; write &amp;",
        ja: "\"&\" がそのまま書かれています。&amp; と書いてください")
    case .undefinedEntity(let name): Self.undefinedEntity(name)
    case .bareLessThan:
      Text(
        en: "a bare \"<\" in text; write &lt;",
        ja: "文字列に \"<\" がそのまま書かれています。&lt; と書いてください")
    case .curlyQuote:
      Text(
        en: "a curly quote in a tag, as word processors write it; use the straight \"",
        ja: "タグの中に曲がった引用符があります。ワープロソフトの自動変換をやめ、半角の \" を使ってください")
    case .doubleHyphenInComment:
      Text(
        en: "\"--\" inside a comment; XML allows it only at the comment's end, so write a single hyphen",
        ja: "コメントの中に \"--\" があります。XML ではコメントの終わりにしか使えないため、ハイフンを 1 つにしてください")
    case .unfinishedComment:
      Text(
        en: "a comment that never ends; close it with -->",
        ja: "コメントが閉じられていません。--> で閉じてください")
    case .controlCharacter(let code): Self.controlCharacter(code)
    case .invalidCharacterReference:
      Text(
        en: "a character reference to no character of XML; write the character itself",
        ja: "XML で使えない文字参照があります。文字をそのまま書いてください")
    case .cdataEndInText:
      Text(
        en: "\"]]>\" in text; write ]]&gt;",
        ja: "文字列に \"]]>\" があります。]]&gt; と書いてください")
    default: structureText
    }
  }

  /// What is wrong with the order of its parts.
  private var structureText: Text {
    switch self {
    case .documentTypeWithSubset:
      Text(
        en: "a document type with \"[\" in it; devices refuse that, so use Apple's plain DOCTYPE line",
        ja: "DOCTYPE に \"[\" があり、デバイスに拒否されます。Apple 標準の DOCTYPE 行にしてください")
    case .documentTypeReadDifferently:
      Text(
        en: "a \">\" inside quotes in the DOCTYPE, where Apple's parser ends it; use Apple's DOCTYPE line",
        ja: "DOCTYPE の引用符の中に \">\" があり、Apple のパーサはそこを終わりとみなします。Apple 標準の DOCTYPE 行にしてください")
    case .malformedDocumentType:
      Text(
        en: "the DOCTYPE line is damaged; use Apple's, or leave it out",
        ja: "DOCTYPE 行が壊れています。Apple 標準の行にするか、削除してください")
    case .secondDocumentType:
      Text(
        en: "a second DOCTYPE line; keep one",
        ja: "DOCTYPE 行が 2 つあります。1 つにしてください")
    case .rootIsNotPlist(let name): Self.rootIsNotPlist(name)
    case .noElement:
      Text(
        en: "no element after the first lines; the file was probably cut off",
        ja: "先頭の行の後に要素がありません。ファイルが途中で切れている可能性があります")
    case .noValueInPlist:
      Text(
        en: "nothing inside <plist>; a profile has one <dict> there",
        ja: "<plist> の中が空です。プロファイルでは <dict> を 1 つ置きます")
    case .textAfterEnd:
      Text(
        en: "something after </plist>, perhaps invisible; remove it",
        ja: "</plist> の後に余分な文字 (見えないものを含む) があります。削除してください")
    case .closingTagMismatch(let open, let found): Self.mismatch(open: open, found: found)
    case .unexpectedClosingTag(let name): Self.unexpectedClosingTag(name)
    case .unfinished(let open): Self.unfinished(open)
    case .malformedAttribute:
      Text(
        en: "a damaged attribute; in a profile only <plist version=\"1.0\"> has one",
        ja: "属性の書き方が正しくありません。プロファイルで属性を持つのは <plist version=\"1.0\"> だけです")
    case .malformedTag:
      Text(
        en: "a damaged tag; look for a missing \"<\", \">\" or \"/\" here",
        ja: "タグの書き方が正しくありません。\"<\"・\">\"・\"/\" の抜けがないか確かめてください")
    case .undeclaredPrefix:
      Text(
        en: "a name with \":\" in a tag; property lists have no such elements",
        ja: "タグの名前に \":\" があります。プロパティリストにそのような要素はありません")
    default:
      Text(
        en: "not well-formed XML from here on; compare the tags around this place",
        ja: "ここから先が XML として正しくありません。前後のタグを見比べてください")
    }
  }

  private static func undefinedEntity(_ name: String) -> Text {
    guard let entity = MarkupName.entity(name) else {
      return Text(
        en: "an unknown reference after \"&\"; write &amp; for the character itself",
        ja: "\"&\" の後に未定義の参照があります。\"&\" という文字なら &amp; と書いてください")
    }
    return Text(
      en: "\(entity) is known to web pages only; write the character itself",
      ja: "\(entity) は HTML でしか使えません。文字をそのまま書いてください")
  }

  private static func controlCharacter(_ code: UInt32) -> Text {
    let digits = String(code, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Text(
      en: "the invisible control character \(name); remove it",
      ja: "目に見えない制御文字 \(name) があります。削除してください")
  }

  private static func rootIsNotPlist(_ name: String) -> Text {
    guard let tag = MarkupName.tag(name) else {
      return Text(
        en: "the outermost element is not <plist>; put <plist version=\"1.0\"> around it",
        ja: "最も外側の要素が <plist> ではありません。全体を <plist version=\"1.0\"> で囲んでください")
    }
    return Text(
      en: "the outermost element is \(tag); put <plist version=\"1.0\"> around it",
      ja: "最も外側の要素が \(tag) です。全体を <plist version=\"1.0\"> で囲んでください")
  }

  private static func mismatch(open: String, found: String) -> Text {
    guard let open = MarkupName.tag(open), let found = MarkupName.tag("/" + found) else {
      return Text(
        en: "a closing tag that does not fit the open one; write a \"<\" in text as &lt;",
        ja: "開始タグと合わない終了タグです。文字としての \"<\" は &lt; と書いてください")
    }
    return Text(
      en: "\(found) closes \(open); one of the two is wrong or a closing tag is missing",
      ja: "\(open) が \(found) で閉じられています。どちらかの誤りか、終了タグの抜けです")
  }

  private static func unexpectedClosingTag(_ name: String) -> Text {
    guard let tag = MarkupName.tag("/" + name) else {
      return Text(
        en: "a closing tag with nothing open; remove it",
        ja: "対応する開始タグのない終了タグがあります。削除してください")
    }
    return Text(
      en: "\(tag) with nothing open; remove it",
      ja: "対応する開始タグのない \(tag) があります。削除してください")
  }

  private static func unfinished(_ open: String?) -> Text {
    guard let tag = open.flatMap(MarkupName.tag) else {
      return Text(
        en: "the file ends before it is complete; it was probably cut off",
        ja: "ファイルが途中で終わっています。切れている可能性があります")
    }
    return Text(
      en: "the file ends while \(tag) is open; it was probably cut off",
      ja: "\(tag) が閉じられないままファイルが終わっています。途中で切れている可能性があります")
  }
}
