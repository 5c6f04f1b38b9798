#!/bin/sh
# Makes the accounts of four provinces and the consortium's contracts, once, into the folder named by
# the first argument. Runs as a one-shot service of docker-compose.yml; a second run goes on where the first ended.
# In a real consortium every province makes its accounts itself and hands out addresses only (docs/operations.md).
set -eu
shared=$1
network=$2 # the folder of make-network.sh, with the validators' addresses
node=$3    # JSON-RPC of a validator
certs=/app/cli/certs

mkdir -p "$shared/secrets"
chmod 700 "$shared/secrets"

members=""
number=1
for province in 62 53 33 51; do
  mkdir -p "$shared/$province/accounts"
  chmod 700 "$shared/$province" "$shared/$province/accounts"
  admin=$("$certs" network account "$shared/$province/accounts/admin.key")
  operator=$("$certs" network account "$shared/$province/accounts/operator.key")
  validator=$(cat "$network/validator-$number/address")
  members="$members${members:+, }{\"province\": $province, \"admin\": \"$admin\", \"operator\": \"$operator\", \"validator\": \"$validator\"}"
  number=$((number + 1))
done
echo "{\"members\": [$members]}" > "$shared/members.json"

"$certs" network account "$shared/secrets/deployer.key" > /dev/null
"$certs" network deploy --node "$node" --members "$shared/members.json" \
  --deployer "$shared/secrets/deployer.key" --out "$shared/network.json"
