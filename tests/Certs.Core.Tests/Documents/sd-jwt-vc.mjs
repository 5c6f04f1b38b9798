// Verifies SD-JWT VCs that were made elsewhere and makes others, with the npm package @sd-jwt/sd-jwt-vc.
// Standard input: {"verify":[{compact,spki,alg}],"issue":[{claims,frame,alg}]}; standard output: {"verified":[claims or
// {error}],"issued":[{compact,spki}]}.
import { createHash, generateKeyPairSync, randomBytes, sign, verify, createPublicKey } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';

const base64url = (bytes) => Buffer.from(bytes).toString('base64url');
const common = {
  hasher: (data, alg) => createHash(alg.replace('-', '')).update(Buffer.from(data)).digest(),
  hashAlg: 'sha-256',
  saltGenerator: () => base64url(randomBytes(16)),
};

// How node's own cryptography is asked for a JOSE algorithm.
const algorithms = {
  ES256: { hash: 'sha256', key: (key) => ({ key, dsaEncoding: 'ieee-p1363' }), pair: ['ec', { namedCurve: 'P-256' }] },
  ES384: { hash: 'sha384', key: (key) => ({ key, dsaEncoding: 'ieee-p1363' }), pair: ['ec', { namedCurve: 'P-384' }] },
  PS256: { hash: 'sha256', key: (key) => ({ key, padding: 6, saltLength: 32 }), pair: ['rsa', { modulusLength: 2048 }] },
  RS256: { hash: 'sha256', key: (key) => key, pair: ['rsa', { modulusLength: 2048 }] },
  EdDSA: { hash: null, key: (key) => key, pair: ['ed25519', {}] },
};

async function verified({ compact, spki, alg }) {
  const { hash, key } = algorithms[alg];
  const publicKey = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  const instance = new SDJwtVcInstance({
    ...common,
    verifier: (data, signature) => verify(hash, Buffer.from(data), key(publicKey), Buffer.from(signature, 'base64url')),
  });
  try {
    const { payload } = await instance.verify(compact);
    return payload;
  } catch (error) {
    return { error: String(error.message) };
  }
}

async function issued({ claims, frame, alg }) {
  const { hash, key, pair } = algorithms[alg];
  const { publicKey, privateKey } = generateKeyPairSync(...pair);
  const instance = new SDJwtVcInstance({
    ...common,
    signAlg: alg,
    signer: (data) => base64url(sign(hash, Buffer.from(data), key(privateKey))),
  });
  const compact = await instance.issue(claims, frame, { header: { kid: 'key-1' } });
  return { compact, spki: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') };
}

const request = JSON.parse(await text(process.stdin));
const answer = {
  verified: await Promise.all((request.verify ?? []).map(verified)),
  issued: await Promise.all((request.issue ?? []).map(issued)),
};
process.stdout.write(JSON.stringify(answer));
