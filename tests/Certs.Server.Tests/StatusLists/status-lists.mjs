// What software that nobody here wrote reads off published status lists: the npm packages @sd-jwt/sd-jwt-vc with
// @sd-jwt/jwt-status-list, and @digitalbazaar/vc-bitstring-status-list with its own data integrity proofs.
// Standard input: {public, actual, did, compact: [...], forged}, where requests to the public address go to the actual one,
// as through a reverse proxy; when forged is true the proxy clears the lists. Standard output: {tokens: [{status, error}],
// bitstrings: [{revocation, suspension}], sizes: {entries, set}, requests}.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { StatusList, getListFromStatusListJWT, getStatusListFromJWT } from '@sd-jwt/jwt-status-list';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { checkStatus, createList } from '@digitalbazaar/vc-bitstring-status-list';
import { defaultDocumentLoader } from '@digitalbazaar/vc';

const request = JSON.parse(await text(process.stdin));
const requests = [];
const plainFetch = globalThis.fetch;
globalThis.fetch = async (url, options) => {
  requests.push(String(url));
  const response = await plainFetch(String(url).replace(request.public, request.actual), options);
  return request.forged ? cleared(response) : response;
};

async function cleared(response) {
  const type = response.headers.get('content-type');
  let body = await response.text();
  if (type === 'application/statuslist+jwt') {
    const [header, payload, signature] = body.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url'));
    claims.status_list.lst = new StatusList(new Array(131072).fill(0), 2).compressStatusList();
    body = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
  } else if (type === 'application/vc') {
    const credential = JSON.parse(body);
    credential.credentialSubject.encodedList = await (await createList({ length: 131072 })).encode();
    body = JSON.stringify(credential);
  }
  return new Response(body, { status: response.status, headers: { 'content-type': type } });
}

const json = async (url) => {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url}: ${response.status}`);
  }
  return response.json();
};

const lists = `${request.public}/status-lists/${request.did.split(':').at(-1)}`;
const { keys } = await json(`${lists}/jwks.json`);

async function token(compact) {
  const { kid } = JSON.parse(Buffer.from(compact.split('.')[0], 'base64url'));
  const statuses = [];
  const verifier = (data, signature) => {
    // The certificate and its list name keys in the same way.
    const { kid: wanted } = JSON.parse(Buffer.from(data.split('.')[0], 'base64url'));
    const jwk = keys.find((key) => key.kid === wanted);
    return verify('sha256', Buffer.from(data), { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'));
  };
  const instance = new SDJwtVcInstance({
    hasher: (data, alg) => createHash(alg.replace('-', '')).update(Buffer.from(data)).digest(),
    hashAlg: 'sha-256',
    verifier,
    statusVerifier: verifier,
    statusValidator: async (status) => {
      statuses.push(status);
      if (status !== 0) {
        throw new Error(`status ${status}`);
      }
    },
  });
  try {
    await instance.verify(compact);
    return { kid, status: statuses[0] };
  } catch (error) {
    return { kid, status: statuses[0], error: error.message };
  }
}

async function documentLoader(url) {
  if (url.startsWith(request.did)) {
    const did = await json(`${lists}/did.json`);
    const method = did.verificationMethod.find(({ id }) => id === url);
    return { documentUrl: url, document: method ? { '@context': 'https://w3id.org/security/multikey/v1', ...method } : did };
  }
  return url.startsWith(request.public)
    ? { documentUrl: url, document: await json(url) }
    : defaultDocumentLoader(url);
}

// A W3C credential about the same certificate: nothing in it counts here but its status.
async function bitstring(compact) {
  const { uri, idx } = getStatusListFromJWT(compact.split('~')[0]);
  const answers = {};
  for (const statusPurpose of ['revocation', 'suspension']) {
    const result = await checkStatus({
      credential: {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiableCredential'],
        issuer: request.did,
        credentialStatus: {
          type: 'BitstringStatusListEntry',
          statusPurpose,
          statusListIndex: String(idx),
          statusListCredential: `${uri}/${statusPurpose}`,
        },
      },
      documentLoader,
      suite: new DataIntegrityProof({ cryptosuite }),
    });
    answers[statusPurpose] = result.verified ? result.results[0].status : String(result.error);
  }
  return answers;
}

async function sizes(compact) {
  const { uri } = getStatusListFromJWT(compact.split('~')[0]);
  const list = getListFromStatusListJWT(await (await fetch(uri)).text());
  return { entries: list.statusList.length, set: list.statusList.filter((status) => status !== 0).length };
}

const tokens = [];
const bitstrings = [];
for (const compact of request.compact) {
  tokens.push(await token(compact));
  bitstrings.push(await bitstring(compact));
}
process.stdout.write(JSON.stringify({ tokens, bitstrings, sizes: await sizes(request.compact[0]), requests }));
