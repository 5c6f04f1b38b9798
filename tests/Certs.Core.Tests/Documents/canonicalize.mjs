// Reads one JSON text per line, in BASE64, and writes its RFC 8785 form by the npm package, in BASE64.
import { createInterface } from 'node:readline';
import canonicalize from 'canonicalize';

for await (const line of createInterface({ input: process.stdin })) {
  const text = Buffer.from(line, 'base64').toString('utf8');
  const canonical = canonicalize(JSON.parse(text));
  process.stdout.write(Buffer.from(canonical, 'utf8').toString('base64') + '\n');
}
