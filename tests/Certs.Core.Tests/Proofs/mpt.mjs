// Makes and checks Merkle Patricia tries with the npm package @ethereumjs/mpt.
// Standard input: {"tries":[{entries:[[key,value]],keys:[key]}],"proofs":[{root,key,nodes}]}, bytes in hexadecimal; standard
// output: {"tries":[{root,proofs:[[node]]}],"values":[value, null where none is proven, or "refused"]}.
import { text } from 'node:stream/consumers';
import { MerklePatriciaTrie, createMerkleProof, verifyMerkleProof } from '@ethereumjs/mpt';
import { bytesToHex, hexToBytes } from '@ethereumjs/util';

// The package lists nodes that stand in their parents too; a proof on the wire does not (EIP-1186).
const EMBEDDED_LIMIT = 32;

async function made({ entries, keys }) {
  const trie = new MerklePatriciaTrie();
  for (const [key, value] of entries) await trie.put(hexToBytes(key), hexToBytes(value));
  const proofs = [];
  for (const key of keys) {
    const nodes = await createMerkleProof(trie, hexToBytes(key));
    proofs.push(nodes.filter((node, at) => at === 0 || node.length >= EMBEDDED_LIMIT).map((node) => bytesToHex(node)));
  }
  return { root: bytesToHex(trie.root()), proofs };
}

async function proven({ root, key, nodes }) {
  try {
    const value = await verifyMerkleProof(hexToBytes(key), nodes.map((node) => hexToBytes(node)), { root: hexToBytes(root) });
    return value && bytesToHex(value);
  } catch {
    return 'refused';
  }
}

const { tries, proofs } = JSON.parse(await text(process.stdin));
const answer = { tries: [], values: [] };
for (const trie of tries) answer.tries.push(await made(trie));
for (const proof of proofs) answer.values.push(await proven(proof));
process.stdout.write(JSON.stringify(answer));
