#!/usr/bin/env bash
# Measures the service against what the machine could do at best: one line a figure (name, value, unit, limit, ratio).
# --json writes one JSON object a line; --quick issues fewer. What the figures mean: docs/performance.md.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Certs.Benchmarks -c Release -v q --nologo >&2
exec dotnet artifacts/bin/Certs.Benchmarks/release/Certs.Benchmarks.dll bench "$@"
