import LocatedPlist

extension ReadFailure.Kind {
  /// What the file is instead of a property list.
  var message: Text {
    switch self {
    case .html:
      Text(
        en: "this is a web page, often the sign-in or error page of a download; download the profile again",
        ja: "これは Web ページです。ダウンロード時のログイン画面やエラー画面のことが多いため、ダウンロードし直してください")
    case .xmlOfAnotherKind:
      Text(
        en:
          "this is XML, but no property list (no <plist> around it), autoconfig file or Autodiscover answer",
        ja: "XML ですが、<plist> で囲まれたプロパティリストでも、autoconfig や Autodiscover のファイルでもありません")
    case .gzip: Self.archive("gzip")
    case .zip: Self.archive("ZIP")
    case .xz: Self.archive("xz")
    case .bzip2: Self.archive("bzip2")
    case .tar: Self.archive("tar")
    case .xar: Self.archive("xar (.pkg)")
    case .pdf: Self.file("PDF")
    case .sqlite:
      Text(
        en: "this is an SQLite database, but not one of accounts (Accounts3.sqlite, Accounts4.sqlite)",
        ja: "SQLite データベースですが、アカウントのデータベース (Accounts3.sqlite・Accounts4.sqlite) ではありません")
    case .yaml: Self.file("YAML")
    case .javascript: Self.file("JavaScript")
    case .image:
      Text(en: "this is an image, not a profile", ja: "これは画像で、プロファイルではありません")
    case .executable:
      Text(en: "this is a program, not a profile", ja: "これは実行ファイルで、プロファイルではありません")
    case .text:
      Text(en: "this is plain text, not a profile", ja: "これはテキストで、プロファイルではありません")
    case .emailMessage:
      Text(
        en: "this is a part of a mail message, without the header that tells its way; save the whole message",
        ja: "これはメールの一部で、経路を示すヘッダがありません。メール全体を保存してください")
    default: otherText
    }
  }

  private var otherText: Text {
    switch self {
    case .openStep:
      Text(
        en: "this is an old-style property list with braces; convert it: plutil -convert xml1",
        ja: "波括弧を使う古い形式のプロパティリストです。plutil -convert xml1 で変換してください")
    case .certificate:
      Text(
        en: "this is a certificate; a profile holds one in a payload such as com.apple.security.root",
        ja: "これは証明書です。プロファイルに入れるときは com.apple.security.root などのペイロードにします")
    case .certificateRequest:
      Text(
        en: "this is a certificate request, not a profile",
        ja: "これは証明書の発行要求 (CSR) で、プロファイルではありません")
    case .privateKey:
      Text(
        en: "this is a private key; it should not lie beside profiles",
        ja: "これは秘密鍵です。プロファイルと同じ場所に置かないでください")
    case .pkcs12:
      Text(
        en: "this is a PKCS#12 identity; a profile holds one in a com.apple.security.pkcs12 payload",
        ja: "これは PKCS#12 形式の証明書です。プロファイルでは com.apple.security.pkcs12 のペイロードに入れます")
    case .publicKey:
      Text(en: "this is a public key, not a profile", ja: "これは公開鍵で、プロファイルではありません")
    case .pgp:
      Text(
        en: "this is a PGP message; devices know only CMS signatures, so sign with openssl or security cms",
        ja: "これは PGP 形式です。デバイスが扱えるのは CMS 署名だけなので、openssl や security cms で署名してください")
    case .gitConflict:
      Text(
        en: "Git's conflict marks stand in the file; resolve the conflict",
        ja: "Git の競合マーカーが残っています。競合を解消してください")
    case .gitLFSPointer:
      Text(
        en: "this is a pointer of Git LFS; fetch the file itself with git lfs pull",
        ja: "これは Git LFS のポインタです。git lfs pull で本体を取得してください")
    case .profilesOutput:
      Text(
        en: "this is what profiles prints for people; run it with -output stdout-xml",
        ja: "profiles コマンドの人間向けの出力です。-output stdout-xml を付けて実行してください")
    default:
      Text(en: "this is no profile", ja: "これはプロファイルではありません")
    }
  }

  private static func archive(_ name: String) -> Text {
    Text(
      en: "this is a \(name) archive; unpack it and lint what is inside",
      ja: "これは \(name) 形式のアーカイブです。展開し、中のプロファイルを検査してください")
  }

  private static func file(_ name: String) -> Text {
    Text(en: "this is a \(name) file, not a profile", ja: "これは \(name) のファイルで、プロファイルではありません")
  }
}

extension ReadFailure.JSONFault {
  /// What is wrong with the JSON.
  var message: Text {
    switch self {
    case .unexpectedCharacter:
      Text(en: "this character does not belong here in JSON", ja: "JSON ではここに置けない文字があります")
    case .unexpectedEnd:
      Text(
        en: "the JSON ends before it is complete; a closing brace, bracket or quote is missing",
        ja: "JSON が途中で終わっています。閉じ括弧か引用符が足りません")
    case .invalidEscape:
      Text(
        en: "an unknown escape after \"\\\"; write \\\\ for the character itself",
        ja: "\"\\\" の後のエスケープが正しくありません。\"\\\" という文字なら \\\\ と書いてください")
    case .invalidNumber:
      Text(
        en:
          "a number that JSON does not know; no leading zero, no plus sign, digits on both sides of the point",
        ja: "JSON の数値として正しくありません。先頭の 0 や + は書けず、小数点の両側に数字が必要です")
    case .controlCharacter:
      Text(
        en: "a line break or control character in a string; write \\n or the like",
        ja: "文字列の中に改行や制御文字があります。\\n などと書いてください")
    case .trailingContent:
      Text(en: "text after the end of the JSON; remove it", ja: "JSON の終わりの後に余分な文字があります。削除してください")
    case .invalidUTF8:
      Text(
        en: "bytes that are not UTF-8; save the file as UTF-8",
        ja: "UTF-8 として正しくないバイトがあります。UTF-8 で保存し直してください")
    case .loneSurrogate:
      Text(
        en: "half of a \\u pair; write both halves or the character itself",
        ja: "\\u のサロゲートが片方しかありません。両方を書くか、文字をそのまま書いてください")
    case .missingComma:
      Text(en: "a comma is missing before this", ja: "この前にコンマがありません")
    case .trailingComma:
      Text(en: "a comma after the last item; remove it", ja: "最後の項目の後にコンマがあります。削除してください")
    case .comment:
      Text(en: "a comment; JSON has none, so remove it", ja: "コメントがあります。JSON にはコメントがないため、削除してください")
    }
  }
}
