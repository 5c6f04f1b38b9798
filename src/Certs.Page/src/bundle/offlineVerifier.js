// The verdict on a bundle without a network: docs/bundle-format.md §7.

import { findType } from "../types/certificateTypes.js";
import { RegistryLog, RegistryView } from "../registry/registryView.js";
import { judge } from "../verdict/judge.js";
import { presentDocument, presentStatement } from "../verdict/presented.js";
import { BlockProver } from "./blockProver.js";
import { BundleBlocks } from "./bundleBlocks.js";
import { proveAnchor, proveStatuses } from "./provers.js";
import { proveWitnessed } from "./witnessProver.js";

/** Judges bundles by one believed trust file. Throws TrustRefused when its registries contradict themselves. */
export class OfflineVerifier {
  #trust;
  #log;
  #prover;

  constructor(trust) {
    this.#trust = trust;
    this.#log = new RegistryLog(trust.registries.events);
    this.#prover = new BlockProver(trust);
  }

  /**
   * `{report, blocks}` for a relying province. `now` is this machine's time; `at` the moment asked about, null for now;
   * `isAtStatusBlock` asks what was known at the block of the status rather than what is known today. `memory` are the
   * blocks that were proven before; `blocks` has those that are `proven` now, and the `contradictions`.
   */
  verify(bundle, { province, now, at = null, isAtStatusBlock = false }, memory = []) {
    const blocks = new BundleBlocks(this.#prover, bundle, memory);
    const document = presentDocument(bundle.document);
    const statements = statementsOf(document, bundle);
    const { anchor, ...proven } = bundle.witness === null
      ? this.#proven(bundle, document, statements, blocks)
      : proveWitnessed(this.#trust, blocks, bundle.witness, document);
    const { head, moment } = this.#headFor(proven.block, now, isAtStatusBlock);
    const report = judge({
      ...gathered(document),
      registry: new RegistryView(this.#log, head, proven.statuses),
      registryTrouble: null,
      anchor,
      bridges: statements.map((presented, i) => {
        const inclusion = bundle.statements[i]?.inclusion ?? null;
        return {
          presented, anchor: this.#anchorOf(blocks, inclusion, presented.statement?.claims, presented.root),
        };
      }),
      chain: `eip155:${this.#trust.chainId}:${this.#trust.anchors.address}`,
      mayLoseBlocks: this.#trust.isDevelopment,
      relyingProvince: province,
      at: at ?? moment,
      now: moment,
      knownUntil: this.#trust.madeAt,
      offline: this.#offline(anchor, proven, bundle.witness === null ? "SEALS" : "PROVINCES"),
    });
    return { report, blocks };
  }

  #proven(bundle, document, statements, blocks) {
    const proven = proveStatuses(this.#trust, blocks, bundle.status, [
      subjectOf(document.document?.payload, document),
      ...statements.map((one) => subjectOf(one.statement?.claims, one)),
    ]);
    return {
      anchor: this.#anchorOf(blocks, bundle.inclusion, document.document?.payload, document.root), ...proven,
    };
  }

  #offline(anchor, { block, trouble, statuses }, basis) {
    return {
      basis,
      anchorBlock: anchor?.how ?? null,
      statusBlock: block,
      statusTrouble: trouble,
      statuses,
      registriesMaxAge: this.#trust.validFor.file,
      statusMaxAge: this.#trust.validFor.status,
      relyingProvinces: this.#trust.relyingProvinces,
    };
  }

  #anchorOf(blocks, inclusion, claims, root) {
    return root === null
      ? null
      : proveAnchor(this.#trust, blocks, inclusion, claims.issuer, root);
  }

  // The later of two blocks, so that what a newer trust file knows counts for an older bundle too.
  #headFor(statusBlock, now, isAtStatusBlock) {
    const { head } = this.#trust.registries;
    if (isAtStatusBlock && statusBlock !== null) {
      return { head: statusBlock, moment: statusBlock.time };
    }
    return { head: statusBlock !== null && statusBlock.block > head.block ? statusBlock : head, moment: now };
  }
}

/** The report where no trust file is believed: what needs the registries is undecided with that reason. */
export function verifyWithoutTrust(bundle, { province, now, at = null }, reason, detail) {
  const document = presentDocument(bundle.document);
  return judge({
    document,
    type: null,
    registry: null,
    registryTrouble: { reason, detail },
    anchor: null,
    bridges: [],
    chain: document.document?.payload.chain ?? "",
    mayLoseBlocks: false,
    relyingProvince: province,
    at: at ?? now,
    now,
    knownUntil: 0,
    offline: null,
  });
}

const gathered = (document) => ({
  document,
  type: document.document === null ? null : findType(document.document.payload.type),
});

const subjectOf = (claims, { handle }) => ({ agency: claims?.issuer ?? 0, handle });

// Those that the document carries stand first, without a file of their own.
const statementsOf = (document, bundle) => [
  ...document.statements,
  ...bundle.statements.filter(({ file }) => file !== null).map(({ file }) => presentStatement(file)),
];
