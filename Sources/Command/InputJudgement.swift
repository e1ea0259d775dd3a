import LocatedPlist
import ProfileLint

/// What becomes of an input once it is known what it is.
enum InputJudgement {
  /// The input's record, and the document if it is to be linted.
  ///
  /// A property list of no kind that we read is said where it was named, and only listed where it was
  /// met in a folder.
  static func judge(_ document: Document, _ input: Input, size: Int) -> (FileRecord, Document?) {
    var record = FileRecord(
      name: input.name, containers: document.read.containers, document: document.kind,
      status: document.status, size: size,
      encoding: document.read.isEmbedded ? nil : document.encodingName)
    switch record.status {
    case .linted where !input.isNamed && (document.isOfUser || document.isEmptyDump):
      // Listed; the profiles' own part stands in the file beside it, and an empty list is mostly of something else.
      record.status = .notAProfile
      return (record, nil)
    case .linted, .encrypted, .unreadable:
      record.reason = document.caution
      return (record, document)
    case .notAPropertyList:
      guard input.isNamed || isMeantAsProfile(document, input) else {
        record.status = .notAProfile
        return (record, nil)
      }
      return (record, document)
    case .notAProfile:
      if input.isNamed { record.reason = reason(document) }
      return (record, nil)
    }
  }

  /// In a folder, a broken .mobileconfig is a finding, and so is another file that a profile or an export is cut off
  /// in or damaged; a .json or .xml of another program is not.
  private static func isMeantAsProfile(_ document: Document, _ input: Input) -> Bool {
    let name = input.name.display.lowercased()
    if name.hasSuffix(".mobileconfig") { return true }
    guard case .failure(let failure) = document.read.content else { return false }
    // Of databases only those called as the accounts store are looked at.
    if name.hasSuffix(".sqlite") { return failure.reason != .empty }
    switch failure.reason {
    case .empty, .unrecognised: return false
    case .recognised(let kind): return kind == .gitConflict && document.holdsSign
    default: return name.hasSuffix(".plist") || document.holdsSign
    }
  }

  private static func reason(_ document: Document) -> Text {
    switch document.kind {
    case .provisioningProfile:
      Text(
        en: "an app's provisioning profile, not a configuration profile; not linted",
        ja: "アプリのプロビジョニングプロファイルです。構成プロファイルではないため検査しません")
    default:
      Text(
        en:
          "of no kind that is linted: neither a profile (no PayloadContent) nor one of the exports in docs/inputs.md",
        ja: "検査の対象ではありません。構成プロファイル (PayloadContent) でも docs/inputs.md にある書き出しでもありません")
    }
  }
}

extension FileReader {
  /// Reads an input: its record, and the document if it is to be linted.
  func document(of input: Input) -> (FileRecord, Document?) {
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = input.isStandardInput ? try readStandardInput(as: input.name) : try read(input.name)
    } catch {
      return (FileRecord(name: input.name, status: .unreadable, reason: error.reason), nil)
    }
    let log = input.isStandardInput ? DatabaseLog() : readLog(of: bytes, input.name)
    let document = Document(name: input.name, read: DocumentReader.read(bytes, log: log))
    return InputJudgement.judge(document, input, size: bytes.count)
  }
}

extension FileRecord {
  /// Whether it makes a run end with 3: unreadable, or named and of no kind that we read.
  var countsAsUnreadable: Bool {
    switch status {
    case .linted, .encrypted: false
    case .unreadable, .notAPropertyList: true
    case .notAProfile: reason != nil
    }
  }
}
