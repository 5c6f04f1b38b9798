// The hash functions, each over one array of bytes.

import { sha256 as sha256Of, sha384 as sha384Of, sha512 as sha512Of } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { hex } from "./bytes.js";

export { sm3 } from "./sm3.js";

/** FIPS 180-4. */
export const sha256 = (bytes) => sha256Of(bytes);
export const sha384 = (bytes) => sha384Of(bytes);
export const sha512 = (bytes) => sha512Of(bytes);

/** Keccak-256 with the padding that it had before FIPS 202, as Ethereum uses it. */
export const keccak256 = (bytes) => keccak_256(bytes);

/** SHA-256 as hexadecimal text. */
export const sha256Hex = (bytes) => hex(sha256(bytes));

/** Keccak-256 as hexadecimal text. */
export const keccakHex = (bytes) => hex(keccak256(bytes));
