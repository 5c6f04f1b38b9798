// Trust files: docs/bundle-format.md §4.

import { hex } from "../base/bytes.js";
import { FormatError } from "../base/errors.js";
import { LAST } from "../base/moments.js";
import { NEWEST_LAYOUT } from "../chain/contractStorage.js";
import { CanonicalReader } from "../json/canonicalReader.js";
import { readEvent } from "./eventReader.js";
import { CHECKPOINTS, EVENTS, INT, SIGNERS, TRUST_BYTES, TRUST_JSON, VALIDATORS } from "./limits.js";

const CODE = 0xffff;
const PERIOD = 0xffffffff;

/** `{trust, content, signatures}`; `content` is the bytes that are signed. Throws a FormatError. */
export function readTrustFile(file) {
  if (file.length > TRUST_BYTES) {
    throw new FormatError("TooLarge", "trust");
  }
  const reader = new CanonicalReader(file, "trust", TRUST_JSON);
  reader.startObject();
  reader.member("signatures");
  const signatures = readSignatures(reader);
  reader.member("trust");
  const start = reader.position;
  const trust = readTrust(reader);
  const content = file.subarray(start, reader.position);
  reader.endObject();
  reader.end();
  return { trust, content, signatures };
}

const address = (reader, member) => hex(reader.readBytes(20, member));
const moment = (reader, member) => reader.readNumber(member, 1, LAST);

function readSignatures(reader) {
  const signatures = [];
  reader.startArray();
  while (reader.nextElement()) {
    reader.startObject();
    reader.member("province");
    const province = reader.readNumber("signatures.province", 1, CODE);
    reader.member("value");
    const value = reader.readBytes(65, "signatures.value");
    reader.endObject();
    if (signatures.length === SIGNERS || province <= signatures.at(-1)?.province) {
      throw reader.refuse("BadValue", "signatures");
    }
    signatures.push({ province, value });
  }
  return signatures;
}

function readTrust(reader) {
  const trust = {};
  reader.startObject();
  reader.member("chain_id");
  trust.chainId = reader.readNumber("chain_id", 1);
  reader.member("checkpoints");
  trust.checkpoints = readCheckpoints(reader);
  reader.member("consensus");
  trust.consensus = readConsensus(reader);
  reader.member("contracts");
  Object.assign(trust, readContracts(reader));
  reader.member("development");
  trust.isDevelopment = reader.readBoolean();
  reader.member("genesis");
  trust.genesis = reader.readHash("genesis");
  reader.member("made_at");
  trust.madeAt = moment(reader, "made_at");
  reader.member("registries");
  trust.registries = readRegistries(reader);
  reader.member("relying_provinces");
  trust.relyingProvinces = readProvinces(reader);
  reader.member("root");
  trust.root = readRoot(reader);
  reader.member("unknown_members");
  trust.allowsUnknown = reader.readBoolean();
  reader.member("valid_for");
  trust.validFor = readPeriods(reader);
  reader.member("version");
  trust.version = reader.readNumber("version", 1);
  reader.endObject();
  return trust;
}

function readCheckpoints(reader) {
  const checkpoints = [];
  reader.startArray();
  while (reader.nextElement()) {
    const checkpoint = readCheckpoint(reader);
    if (checkpoints.length === CHECKPOINTS || checkpoint.height <= checkpoints.at(-1)?.height) {
      throw reader.refuse("BadValue", "checkpoints");
    }
    checkpoints.push(checkpoint);
  }
  if (checkpoints.length === 0) {
    throw reader.refuse("MissingMember", "checkpoints");
  }
  return checkpoints;
}

function readCheckpoint(reader) {
  reader.startObject();
  reader.member("block");
  const height = reader.readNumber("checkpoints.block", 0);
  reader.member("epoch");
  const epoch = reader.readNumber("checkpoints.epoch", 1);
  reader.member("hash");
  const hash = reader.readHash("checkpoints.hash");
  reader.member("time");
  const time = moment(reader, "checkpoints.time");
  reader.member("validators");
  const validators = readValidators(reader);
  reader.endObject();
  return { height, epoch, hash, time, validators };
}

function readValidators(reader) {
  const validators = [];
  reader.startArray();
  while (reader.nextElement()) {
    const validator = address(reader, "checkpoints.validators");
    if (validators.length === VALIDATORS || (validators.length > 0 && validators.at(-1) >= validator)) {
      throw reader.refuse("BadValue", "checkpoints.validators");
    }
    validators.push(validator);
  }
  return validators;
}

function readConsensus(reader) {
  const consensus = reader.readText();
  if (!["QBFT", "IBFT2", "UNSEALED"].includes(consensus)) {
    throw reader.refuse("UnknownVersion", "consensus");
  }
  return consensus;
}

function readContracts(reader) {
  reader.startObject();
  reader.member("anchors");
  const anchors = readContract(reader);
  reader.member("status");
  const status = readContract(reader);
  reader.endObject();
  return { anchors, status };
}

function readContract(reader) {
  reader.startObject();
  reader.member("address");
  const at = address(reader, "contracts.address");
  reader.member("code");
  const codeHash = reader.readHash("contracts.code");
  reader.member("layout");
  const layout = reader.readNumber("contracts.layout", 1, INT);
  reader.endObject();
  if (layout > NEWEST_LAYOUT) {
    throw reader.refuse("UnknownVersion", "contracts.layout");
  }
  return { address: at, codeHash };
}

function readRegistries(reader) {
  reader.startObject();
  reader.member("block");
  const block = reader.readNumber("registries.block", 0);
  reader.member("events");
  const events = readEvents(reader, block);
  reader.member("hash");
  const hash = reader.readHash("registries.hash");
  reader.member("time");
  const time = moment(reader, "registries.time");
  reader.endObject();
  return { head: { block, hash, time }, events };
}

function readEvents(reader, block) {
  const events = [];
  reader.startArray();
  while (reader.nextElement()) {
    if (events.length === EVENTS) {
      throw reader.refuse("TooMany", "registries.events");
    }
    const recorded = readEvent(reader);
    if (recorded.at.block > block || recorded.at.block < events.at(-1)?.at.block) {
      throw reader.refuse("BadValue", "registries.events");
    }
    events.push(recorded);
  }
  return events;
}

function readProvinces(reader) {
  const provinces = [];
  reader.startArray();
  while (reader.nextElement()) {
    const province = reader.readNumber("relying_provinces", 1, CODE);
    if (provinces.length > 0 && provinces.at(-1) >= province) {
      throw reader.refuse("BadValue", "relying_provinces");
    }
    provinces.push(province);
  }
  return provinces;
}

function readRoot(reader) {
  const signers = [];
  reader.startObject();
  reader.member("signers");
  reader.startArray();
  while (reader.nextElement()) {
    reader.startObject();
    reader.member("account");
    const account = address(reader, "root.account");
    reader.member("province");
    const province = reader.readNumber("root.province", 1, CODE);
    reader.endObject();
    const isOutOfPlace = province <= signers.at(-1)?.province;
    if (signers.length >= SIGNERS || isOutOfPlace || signers.some((one) => one.account === account)) {
      throw reader.refuse("BadValue", "root.signers");
    }
    signers.push({ province, account });
  }
  reader.member("threshold");
  const threshold = reader.readNumber("root.threshold", 1, SIGNERS);
  reader.endObject();
  if (threshold > signers.length) {
    throw reader.refuse("BadValue", "root.threshold");
  }
  return { threshold, signers };
}

function readPeriods(reader) {
  reader.startObject();
  const [checkpoint, file, status] = ["checkpoint", "file", "status"].map((name) => {
    reader.member(name);
    return reader.readNumber(`valid_for.${name}`, 1, PERIOD);
  });
  reader.endObject();
  return { checkpoint, file, status };
}
