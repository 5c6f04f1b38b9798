// The verification policy: what Core takes when nothing else is said.

import { hex, utf8 } from "../base/bytes.js";
import { sha256 } from "../base/hashes.js";

/** In seconds. No maker of seals is trusted. */
export const POLICY = {
  clockSkew: 120,
  maxAnchoringDelay: 24 * 3600,
  maxHeadAge: 60,
  confirmationsNeeded: 0,
  reportValidity: 600,
};

/** The digest that a report names. */
export const POLICY_DIGEST = hex(
  sha256(
    utf8(
      `certs/policy/1\nclock_skew=${POLICY.clockSkew}\nmax_anchoring_delay=${POLICY.maxAnchoringDelay}\n` +
        `max_head_age=${POLICY.maxHeadAge}\nconfirmations_needed=${POLICY.confirmationsNeeded}\n` +
        `report_validity=${POLICY.reportValidity}\n`,
    ),
  ),
);
