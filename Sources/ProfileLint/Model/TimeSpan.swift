/// A span of time in words: minutes, hours or days, whichever tells it best.
struct TimeSpan {
  let seconds: Int64

  var text: Text {
    switch seconds {
    case ..<7200: Text(en: "\(seconds / 60) minutes", ja: "\(seconds / 60) 分")
    case ..<172_800: Text(en: "\((seconds + 1800) / 3600) hours", ja: "\((seconds + 1800) / 3600) 時間")
    default: Text(en: "\((seconds + 43_200) / 86_400) days", ja: "\((seconds + 43_200) / 86_400) 日")
    }
  }
}
