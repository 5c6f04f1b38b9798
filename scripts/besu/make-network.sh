#!/bin/sh
# Makes the consortium's genesis and one key per validator, once, into the folder named by the first argument.
# Runs inside the Besu image as a one-shot service of docker-compose.yml; a second run changes nothing.
set -eu
network=$1
first_address=$2 # the IPv4 address of validator 1; the others follow it

[ -f "$network/ready" ] && exit 0

rm -rf "$network/generated"
besu operator generate-blockchain-config \
  --config-file=/config/qbft.json --to="$network/generated" --private-key-file-name=key
cp "$network/generated/genesis.json" "$network/genesis.json"

prefix=${first_address%.*}
last=${first_address##*.}
number=1
enodes=""
for folder in "$network"/generated/keys/*; do
  mkdir -p "$network/validator-$number"
  cp "$folder/key" "$folder/key.pub" "$network/validator-$number/"
  basename "$folder" > "$network/validator-$number/address" # the folders are named for the validators' addresses
  public=$(sed 's/^0x//' "$folder/key.pub")
  enodes="$enodes${enodes:+,}\"enode://$public@$prefix.$((last + number - 1)):30303\""
  number=$((number + 1))
done
echo "[$enodes]" > "$network/static-nodes.json"
rm -rf "$network/generated"
touch "$network/ready"
