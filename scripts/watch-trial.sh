#!/usr/bin/env bash
# Lets 1,000 subscribers watch 10,000 changes of certificates at two services on one PostgreSQL database while each service
# is killed once and the chain stands still once. Ends 0 only if every subscriber was told each of its changes exactly once
# and in the chain's order; prints how long after its block a change was told.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Certs.Benchmarks -c Release -v q --nologo >&2
exec dotnet artifacts/bin/Certs.Benchmarks/release/Certs.Benchmarks.dll watch-trial
