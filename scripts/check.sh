#!/usr/bin/env bash
# Everything that must be green, cheapest first. The README's test command; CI runs this and nothing else.
#
#   scripts/check.sh              set up, check, test; end with "N passed, N failed, N skipped"
#   scripts/check.sh --no-skips   the same, and a skipped test is a failure
#
# Sets itself up: npm packages always; system packages where this is Debian and we are root. Elsewhere it names what
# is missing, and the tests that need it count as skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

no_skips=false
[ "${1:-}" = "--no-skips" ] && no_skips=true
passed=0 failed=0 skipped=0
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

say() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

# step NAME COMMAND...: one check that counts as one test.
step() {
  local name=$1
  shift
  say "$name"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name"; fi
}

system_packages() {
  local -A needed=(
    [nodejs]=node [npm]=npm [ruby-grpc]=/usr/share/doc/ruby-grpc [python3-grpcio]=/usr/share/doc/python3-grpcio
    [nghttp2-client]=h2load [curl]=curl [procps]=ps [openssl]=openssl [postgresql]=/usr/lib/postgresql [chromium]=chromium
  )
  local missing=() package
  for package in "${!needed[@]}"; do
    command -v "${needed[$package]}" >/dev/null || [ -e "${needed[$package]}" ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "Missing, so the tests that need them are skipped: ${missing[*]}"
  fi
}

npm_packages() {
  local folder
  for folder in tests contracts src/Certs.Page; do
    if [ "$folder/package-lock.json" -nt "$folder/node_modules/.installed" ]; then
      (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.installed)
    fi
  done
}

contracts() {
  local output status=0
  output=$(scripts/contracts.sh) || status=$?
  printf '%s\n' "$output"
  add_counts "$(grep -oE '[0-9]+ passed' <<<"$output" | tail -1 | cut -d' ' -f1)" \
    "$(grep -oE '[0-9]+ failed' <<<"$output" | tail -1 | cut -d' ' -f1)" 0
  return "$status"
}

dotnet_tests() {
  local status=0 file counters
  dotnet test Certs.sln --no-build --logger trx --logger "console;verbosity=minimal" --results-directory "$results" -v q --nologo || status=$?
  for file in "$results"/*.trx; do
    [ -e "$file" ] || return 1
    counters=$(grep -oE '<Counters [^>]*' "$file")
    count() { grep -oE " $1=\"[0-9]+" <<<"$counters" | cut -d'"' -f2; }
    add_counts "$(count passed)" "$(count failed)" "$(($(count total) - $(count executed)))"
  done
  return "$status"
}

add_counts() {
  passed=$((passed + ${1:-0})) failed=$((failed + ${2:-0})) skipped=$((skipped + ${3:-0}))
}

say "set-up"
system_packages
npm_packages
dotnet restore Certs.sln --locked-mode -v q

step "proto lint" tests/node_modules/.bin/buf lint
step "proto format" tests/node_modules/.bin/buf format --diff --exit-code protos
step "build" dotnet build Certs.sln --no-restore -v q --nologo
step "format" dotnet format Certs.sln --no-restore --verify-no-changes --exclude-diagnostics IDE0005
step "contracts" contracts
step "tests" dotnet_tests

say "done"
$no_skips && [ "$skipped" -gt 0 ] && { echo "Nothing may be skipped here."; failed=$((failed + skipped)); }
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
