// The limits of bundles and trust files: docs/bundle-format.md §1, §2.

export const BUNDLE_BYTES = 1024 * 1024;
export const TRUST_BYTES = 4 * 1024 * 1024;
export const HEADER_BYTES = 128 * 1024;
export const NODE_BYTES = 128 * 1024;
export const NODES = 65;
export const HAND_OVERS = 64;
export const VOTES = 512;
export const STATEMENTS = 8;
export const CHANGES = 256;
export const CHECKPOINTS = 256;
export const VALIDATORS = 1_000;
export const SIGNERS = 64;
export const EVENTS = 20_000;
export const INT = 0x7fffffff;
export const BUNDLE_JSON = { members: 50_000, stringBytes: 400 * 1024 };
export const TRUST_JSON = { members: 400_000, stringBytes: 4 * 1024 };
