#!/usr/bin/env bash
# Checks the contracts: their format, that the committed artifacts equal a fresh build, and their tests.
#   scripts/contracts.sh            check; the last line is "contracts: N passed, N failed"
#   scripts/contracts.sh --update   write the artifacts and the gas snapshot anew first
# Needs node 20 and npm; the compiler and forge come from contracts/package-lock.json. Ends 69 where there is no forge
# for the platform.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../contracts"

installed=node_modules/.installed-lock.json
fresh=cache/artifacts
passed=0
failed=0

# Runs a step and counts it as one test; what it says is only shown when it fails.
check() {
    local name=$1
    shift
    local output
    if output=$("$@" 2>&1); then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s\ncontracts: %s failed\n' "$output" "$name" >&2
    fi
}

run_tests() {
    local output
    output=$("$forge" test --color never 2>&1) || true
    local summary
    summary=$(grep -oE '[0-9]+ tests passed, [0-9]+ failed' <<<"$output" | tail -1) || true
    if [[ -z $summary ]]; then
        echo "$output" >&2
        failed=$((failed + 1))
        return
    fi
    read -r tests_passed _ _ tests_failed _ <<<"$summary"
    passed=$((passed + tests_passed))
    failed=$((failed + tests_failed))
    if ((tests_failed > 0)); then
        echo "$output" >&2
    fi
}

if ! cmp -s package-lock.json "$installed"; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
    cp package-lock.json "$installed"
fi
if ! forge=$(ls node_modules/@foundry-rs/forge-*/bin/forge* 2>/dev/null); then
    echo "contracts: contracts/package.json names no forge for $(uname -sm)" >&2
    exit 69
fi

check "forge build" "$forge" build --color never
rm -rf "$fresh"
node artifacts.js "$fresh"
if [[ ${1:-} == --update ]]; then
    rm -rf artifacts
    cp -r "$fresh" artifacts
    rm -rf snapshots
    FORGE_SNAPSHOT_CHECK=false "$forge" test --color never --match-contract GasLimitsTest >&2
fi
check "forge fmt --check" "$forge" fmt --check
check "artifacts (scripts/contracts.sh --update writes them anew)" diff -r artifacts "$fresh"
run_tests
echo "contracts: $passed passed, $failed failed"
((failed == 0))
