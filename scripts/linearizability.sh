#!/usr/bin/env bash
# Runs N histories (default 200): eight clients issue, suspend, resume, revoke, supersede and verify at random over two
# services on one PostgreSQL database, while services are killed and the chain stands still. Ends 0 only if every history
# has an order that explains each answer, every answer agrees with the chain at the block that it names, and the checker
# finds a violation once the store no longer compares before it sets. A second argument is the first seed.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Certs.Benchmarks -c Release -v q --nologo >&2
exec dotnet artifacts/bin/Certs.Benchmarks/release/Certs.Benchmarks.dll linearizability "${1:-200}" "${2:-1}"
