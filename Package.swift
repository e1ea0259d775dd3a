// swift-tools-version: 6.1
import PackageDescription

// The system libraries are named here and included by one C file each. They have no module map on
// purpose: libxml2's headers, seen by a Swift module that also meets Foundation, break clean builds
// on Linux.
let package = Package(
  name: "profilelint",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "profilelint", targets: ["profilelint"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .target(
      name: "CXMLEvents",
      cSettings: [.unsafeFlags(["-I/usr/include/libxml2"], .when(platforms: [.linux]))],
      linkerSettings: [.linkedLibrary("xml2")]),
    .target(
      name: "CSignedData",
      cSettings: [
        .unsafeFlags(
          ["-I/opt/homebrew/opt/openssl@3/include", "-I/usr/local/opt/openssl@3/include"],
          .when(platforms: [.macOS]))
      ],
      linkerSettings: [
        .linkedLibrary("crypto"),
        .unsafeFlags(
          ["-L/opt/homebrew/opt/openssl@3/lib", "-L/usr/local/opt/openssl@3/lib"],
          .when(platforms: [.macOS])),
      ]),
    .target(name: "CAccountsStore", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "LocatedPlist", dependencies: ["CXMLEvents", "CSignedData", "CAccountsStore"]),
    .target(
      name: "ProfileSchema",
      path: "schema",
      exclude: ["README.md"],
      plugins: ["EmbedPlugin"]),
    .target(
      name: "ProfileLint",
      dependencies: ["LocatedPlist", "ProfileSchema"],
      plugins: ["EmbedPlugin"]),
    .executableTarget(
      name: "profilelint",
      dependencies: [
        "ProfileLint", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Command"),
    .executableTarget(name: "record", dependencies: ["ProfileLint"], path: "Sources/Record"),
    .target(
      name: "CMadeDatabase", path: "Tests/CMadeDatabase", linkerSettings: [.linkedLibrary("sqlite3")]),
    .testTarget(
      name: "LocatedPlistTests", dependencies: ["LocatedPlist", "CMadeDatabase"], exclude: ["Fixtures"]),
    .testTarget(name: "ProfileLintTests", dependencies: ["ProfileLint"]),
    .testTarget(name: "CommandTests", dependencies: ["profilelint"]),
    .executableTarget(name: "embed-files", path: "Sources/EmbedPlugin/embed-files"),
    .plugin(
      name: "EmbedPlugin", capability: .buildTool(), dependencies: ["embed-files"],
      path: "Sources/EmbedPlugin", exclude: ["embed-files"]),
  ],
  swiftLanguageModes: [.v6]
)
