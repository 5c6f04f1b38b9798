// The certificate types that this page has, in their published files: docs/document-format.md §8.

import businessLicence from "../../../Certs.Core/Types/business-licence.json" with { type: "bytes" };
import foodOperationPermit from "../../../Certs.Core/Types/food-operation-permit.json" with { type: "bytes" };
import realEstateRight from "../../../Certs.Core/Types/real-estate-right-certificate.json" with { type: "bytes" };
import roadTransport from "../../../Certs.Core/Types/road-transport-operation-licence.json" with { type: "bytes" };
import secondClassConstructor from "../../../Certs.Core/Types/second-class-constructor-registration.json" with { type: "bytes" };
import { text as textOf, toBase64 } from "../base/bytes.js";
import { sha256 } from "../base/hashes.js";

const FILES = [businessLicence, foodOperationPermit, realEstateRight, roadTransport, secondClassConstructor];

const TYPES = new Map(
  FILES.map((bytes) => {
    const file = JSON.parse(textOf(bytes));
    const integrity = "sha256-" + toBase64(sha256(bytes));
    return [file.vct, { ...file, integrity }];
  }),
);

/** The type of that URN; null when this page does not have it. */
export const findType = (vct) => TYPES.get(vct) ?? null;
