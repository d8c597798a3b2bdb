# `make` lists the targets. Everything clever is in .ci/.

PORT ?= 8080

.PHONY: help run build npm watch test test-engine bench fuzz measure size clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) | while IFS="$$(printf '\t')" read -r target text; do printf 'make %-12s %s\n' "$$target" "$$text"; done

run: ## build the site and serve it on this machine (PORT=8080)
	@.ci/port '$(PORT)'
	@$(MAKE) --no-print-directory build
	@node tests/e2e/serve.js dist '$(PORT)'

build: ## build the release site into dist/ (SITE_URL=https://… where its address is known; SMALLEST=1: 4 % smaller)
	@.ci/setup site
	@.ci/api
	@cargo run --quiet --no-default-features --features site --bin eip-planner-site -- target/site/pages
	@.ci/wasm trunk build --release --offline

npm: ## build the npm package: target/eip-planner-<version>.tgz
	@.ci/setup site
	@.ci/api pack

watch: ## serve the site and build it anew at every change (PORT=8080)
	@.ci/port '$(PORT)'
	@.ci/setup site
	@.ci/wasm trunk serve --offline --dist target/watch --port '$(PORT)'

test: ## run every test: formatting, lints, engine, browser, end to end
	@.ci/setup test
	@.ci/test

test-engine: ## run the engine's tests alone: four minutes, no browser
	@.ci/setup engine
	@cargo test --no-default-features

bench: build ## measure the engine, policy engines with the same rules, and the page against one of one button
	@.ci/setup test
	@cargo bench --no-default-features --benches
	@.ci/counts
	@.ci/wasm-speed
	@.ci/policy bench
	@.ci/arrival

fuzz: ## run a fuzz target for ten minutes (TARGET=terraform); needs a nightly toolchain and cargo-fuzz
	@.ci/fuzz '$(TARGET)'

measure: build ## measure the page on a quiet machine: time to the screen, Lighthouse; ends with an error where a goal is not met
	@.ci/setup test
	@npm run measure --prefix tests/e2e --silent

size: build ## build, then say how many bytes the first view loads, and of what; UPDATE=1 keeps the figures
	@UPDATE=$(UPDATE) node tests/e2e/size.js dist

clean: ## remove what was built
	@rm -rf dist target tests/e2e/report
