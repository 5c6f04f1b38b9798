#!/bin/bash
# Whether a node answers JSON-RPC: ends 0 if it does. The validators' health check in docker-compose.yml;
# the Besu image has bash, and no program that speaks HTTP.
#   answers.sh [port]
set -u
port=${1:-8545}
question='{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber","params":[]}'

exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
printf '%s\r\n' 'POST / HTTP/1.1' 'Host: localhost' 'Content-Type: application/json' \
  "Content-Length: ${#question}" 'Connection: close' '' >&3
printf '%s' "$question" >&3
grep -q '"result"' <&3
