// Verifies the signature of a request by RFC 9421 with software that nobody here wrote. Reads
// {"key": PEM, "request": {"method", "url", "headers"}} from standard input and prints true or false.
import { createVerifier, httpbis } from "http-message-signatures";

let text = "";
for await (const chunk of process.stdin) text += chunk;
const { key, request } = JSON.parse(text);
const verify = createVerifier(key, "ecdsa-p256-sha256");
const verified = await httpbis
  .verifyMessage(
    {
      keyLookup: async (parameters) => ({ id: parameters.keyid, algs: ["ecdsa-p256-sha256"], verify }),
      requiredFields: ["@method", "@target-uri", "content-type", "content-digest", "webhook-id"],
    },
    request,
  )
  .catch((failure) => failure.message);
console.log(verified);
