import LocatedPlist

extension Problem.Kind {
  /// What Apple's reader finds wrong, and what would be right.
  var message: Text {
    switch self {
    case .keyWithoutValue:
      Text(
        en: "a <key> without a value; write the value behind it or remove the key",
        ja: "値のない <key> です。直後に値を書くか、キーを削除してください")
    case .valueWithoutKey:
      Text(
        en: "a value without a <key> in front of it",
        ja: "値の前に <key> がありません")
    case .secondValueForKey:
      Text(
        en: "a second value for one <key>; each value needs a key of its own",
        ja: "1 つの <key> に値が 2 つあります。値ごとに <key> が必要です")
    case .elementCase(_, let meant):
      Text(
        en: "element names are lower case; write <\(meant)>",
        ja: "要素名は小文字です。<\(meant)> と書いてください")
    case .unknownElement(let name): Self.unknownElement(name)
    case .nestedPlist:
      Text(
        en: "a <plist> inside <plist>; keep the outermost one",
        ja: "<plist> の中に <plist> があります。外側だけにしてください")
    case .secondRootValue:
      Text(
        en: "a second value in <plist>; a profile is one <dict>",
        ja: "<plist> の中に値が 2 つ以上あります。プロファイルは 1 つの <dict> です")
    case .textBetweenElements:
      Text(
        en: "text between elements; put it into an element or a comment",
        ja: "要素と要素の間に文字があります。要素かコメントの中に入れてください")
    case .templateMarkup:
      Text(
        en: "marks of a template, which no device reads; lint the profile that is made from it",
        ja: "テンプレートの記号が残っており、デバイスでは読めません。生成後のプロファイルを検査してください")
    case .duplicateKey:
      Text(en: "a key that stands here twice; keep one", ja: "キーが重複しています。1 つにしてください")
    case .contentInBoolean, .emptyElement, .commentInValue, .processingInstructionInValue, .elementInValue,
      .cdataInValue, .referenceInValue:
      contentText
    case .invalidInteger, .integerOutOfRange, .templateInValue, .invalidReal, .invalidDate, .invalidBase64:
      valueText
    case .attributeReadDifferently, .commentReadDifferently, .dateRollsOver: ambiguousText
    case .archive(let fault): fault.message
    case .database(let fault): fault.message
    case .partsUnread(let limit): Self.partsUnread(limit)
    case .settingsUnread(let reason): ReadFailure(reason).message
    }
  }

  private static func partsUnread(_ limit: Int) -> Text {
    Text(
      en:
        "the message has more than \(limit) fields of one name or parts of one field; those behind are not read",
      ja: "同じ名前のフィールド、または 1 つのフィールドの要素が \(limit) を超えています。それより後ろは読んでいません")
  }

  /// What stands in an element that may not stand there.
  private var contentText: Text {
    switch self {
    case .contentInBoolean:
      Text(
        en: "a boolean has nothing in it, not even a blank; write <true/> or <false/>",
        ja: "真偽値の要素の中には空白も書けません。<true/> か <false/> と書いてください")
    case .emptyElement(let name):
      Text(
        en: "<\(name)> needs a value; remove the key if there is none",
        ja: "<\(name)> には値が必要です。値がなければキーごと削除してください")
    case .commentInValue(let name):
      Text(
        en: "a comment inside <\(name)>; move it between elements",
        ja: "<\(name)> の中にコメントがあります。要素の外に移してください")
    case .processingInstructionInValue(let name):
      Text(
        en: "a processing instruction (<?…?>) inside <\(name)>; remove it",
        ja: "<\(name)> の中に処理命令 (<?…?>) があります。削除してください")
    case .elementInValue(let name):
      Text(
        en: "an element inside <\(name)>, which holds text only; write a \"<\" in text as &lt;",
        ja: "<\(name)> の中に要素があります。文字としての \"<\" は &lt; と書いてください")
    case .cdataInValue(let name):
      Text(
        en: "CDATA inside <\(name)>, which Apple's reader allows in text only; write the value itself",
        ja: "<\(name)> の中では CDATA を使えません。値をそのまま書いてください")
    case .referenceInValue(let name):
      Text(
        en: "a reference (&…;) inside <\(name)>; write the value itself",
        ja: "<\(name)> の中では参照 (&…;) を使えません。値をそのまま書いてください")
    default:
      Text(en: "an element with something in it that Apple's reader refuses", ja: "要素の中身を Apple のパーサが拒否します")
    }
  }

  /// What is wrong with a number, a date or data.
  private var valueText: Text {
    switch self {
    case .invalidInteger:
      Text(
        en: "no whole number; write digits only, without blanks, point or unit",
        ja: "整数ではありません。空白・小数点・単位を付けず、数字だけを書いてください")
    case .integerOutOfRange:
      Text(
        en: "a number beyond 64 bits; write a smaller one",
        ja: "64 ビットに収まらない数です。小さい数を書いてください")
    case .templateInValue(let name):
      Text(
        en: "a variable inside <\(name)>; a device refuses the profile unless it is replaced before",
        ja: "<\(name)> に変数があります。配布前に値へ置き換えないと、デバイスに拒否されます")
    case .invalidReal:
      Text(
        en: "no number; write it like 1.5, without blanks or unit",
        ja: "数値ではありません。空白や単位を付けず、1.5 のように書いてください")
    case .invalidDate:
      Text(
        en: "no date in Apple's form; write it in UTC like 2030-03-31T15:00:00Z",
        ja: "日付の形式が正しくありません。UTC で 2030-03-31T15:00:00Z のように書いてください")
    case .invalidBase64:
      Text(
        en: "no base64; encode the data again, for example with base64 or openssl",
        ja: "base64 として正しくありません。base64 や openssl でデータを変換し直してください")
    default:
      Text(en: "a value that Apple's reader refuses", ja: "Apple のパーサが拒否する値です")
    }
  }

  /// How two readers differ.
  private var ambiguousText: Text {
    switch self {
    case .attributeReadDifferently:
      Text(
        en:
          "Apple's reader ends the tag at this character, others at the closing \">\"; remove the attribute",
        ja: "Apple のパーサはこの文字でタグが終わると解釈し、ほかのパーサは閉じの \">\" まで読みます。属性を削除してください")
    case .commentReadDifferently:
      Text(
        en: "some readers end this comment at once, others at its last -->; start it with <!-- and a blank",
        ja: "このコメントは、直後に終わると読むパーサと、最後の --> まで読むパーサがあります。<!-- の後に空白を入れてください")
    case .dateRollsOver:
      Text(
        en:
          "no day or time of that number exists; Apple's reader counts on into another day, others refuse it",
        ja: "存在しない日付または時刻です。Apple のパーサは繰り上げて別の日として読み、ほかのパーサは拒否します")
    default:
      Text(en: "readers differ about this", ja: "パーサによって解釈が分かれます")
    }
  }

  private static func unknownElement(_ name: String) -> Text {
    guard let tag = MarkupName.tag(name) else {
      return Text(
        en: "an element that property lists do not have; write a \"<\" in text as &lt;",
        ja: "プロパティリストにない要素です。文字としての \"<\" は &lt; と書いてください")
    }
    switch name.lowercased() {
    case "bool", "boolean", "yes", "no":
      return Text(
        en: "property lists have no \(tag); write <true/> or <false/>",
        ja: "プロパティリストに \(tag) はありません。<true/> か <false/> と書いてください")
    case "int", "number":
      return Text(
        en: "property lists have no \(tag); write <integer>",
        ja: "プロパティリストに \(tag) はありません。<integer> と書いてください")
    case "float", "double":
      return Text(
        en: "property lists have no \(tag); write <real>",
        ja: "プロパティリストに \(tag) はありません。<real> と書いてください")
    case "key":
      return Text(
        en: "a <key> in an array; an array holds values only",
        ja: "配列の中に <key> があります。配列には値だけを書きます")
    default:
      return Text(
        en:
          "property lists have no \(tag); they have dict, array, string, integer, real, true, false, date and data",
        ja: "プロパティリストに \(tag) はありません。使えるのは dict・array・string・integer・real・true・false・date・data です")
    }
  }
}
