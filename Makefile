# What people type. `make test` is what CI runs first.
.PHONY: build release test lint format record check-fresh bench clean

build:
	@scripts/system-packages
	swift build

release:
	@scripts/build

test: release
	swift test --parallel

# The formatter, strict.
lint:
	swift format lint --strict --recursive Package.swift Sources Tests schema

format:
	swift format --in-place --recursive Package.swift Sources Tests schema

# Renews what is derived from the rules. Read the diff: it is what people will see.
record: release
	swift run -q record .
	scripts/check-readme --write

# What is derived is as it would be derived now, and the program loads nothing that it should not.
check-fresh: release
	swift run -q record --check .
	scripts/check-loads
	scripts/check-threads
	scripts/check-readme

bench: release
	scripts/bench

clean:
	rm -rf .build
