// What a reader of evidence throws. None of these is a defect: each becomes a finding with its reason.

/** A file breaks a rule of docs/document-format.md §10 at a place. */
export class FormatError extends Error {
  constructor(rule, path) {
    super(`${path}: ${rule}.`);
    this.rule = rule;
    this.path = path;
  }

  /** Whether nothing is known of the file, rather than that it is proven to be wrong. */
  get isUnknown() {
    return this.rule === "UnknownVersion" || this.rule === "UnknownSuite";
  }
}

/** A proof from the chain breaks a rule; the names are those of Core's ProofRule. */
export class ProofError extends Error {
  constructor(rule, message) {
    super(message);
    this.rule = rule;
  }
}

const REASONS = {
  Encoding: "PROOF_MALFORMED",
  NodeShape: "PROOF_MALFORMED",
  ValueShape: "PROOF_MALFORMED",
  NodeHash: "PROOF_NODE_WRONG",
  NodeMissing: "PROOF_NODE_MISSING",
  NodeUnused: "PROOF_NODE_UNUSED",
  HeaderShape: "HEADER_MALFORMED",
  ExtraData: "HEADER_MALFORMED",
  SealShape: "SEAL_MALFORMED",
  SealTwice: "SEAL_REPEATED",
  SealForeign: "SEAL_FOREIGN",
  SealQuorum: "SEAL_QUORUM_INVALID",
  ValidatorList: "VALIDATOR_LIST_DIFFERS",
  HandOverOrder: "HAND_OVER_MISPLACED",
  HandOverVotes: "HAND_OVER_NOT_PROVEN",
};

/** Evidence that proves nothing, with the reason that the report gives. */
export class EvidenceError extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }

  /** What an error of reading evidence means in a report; another error is passed on. */
  static of(error) {
    if (error instanceof EvidenceError) {
      return error;
    }
    if (error instanceof ProofError) {
      return new EvidenceError(REASONS[error.rule], `${error.rule}: ${error.message}`);
    }
    throw error;
  }
}

/** A trust file that is not believed. */
export class TrustRefused extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}
