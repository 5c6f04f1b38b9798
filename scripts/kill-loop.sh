#!/usr/bin/env bash
# Kills service and chain N times (default 100) at random moments while four clients issue, then counts what was promised
# and what is there. Ends 0 only if nothing acknowledged is lost, no number has two documents, and every certificate is
# anchored exactly once.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Certs.Benchmarks -c Release -v q --nologo >&2
exec dotnet artifacts/bin/Certs.Benchmarks/release/Certs.Benchmarks.dll kill-loop "${1:-100}"
