// The interop cases of grpc.testing.TestService, called by @connectrpc/connect-node (connect-es) over one of
// its three protocols, in groups by kind of call.
// Usage: node connect_es.mjs --url URL --protocol connect|grpc|grpcweb --http 1.1|2 --format binary|json
//   --descriptors FILE [--ca FILE] --groups unary,server,client,duplex
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import {
  Code,
  ConnectError,
  createClient,
  decodeBinaryHeader,
  encodeBinaryHeader,
} from '@connectrpc/connect';
import {
  compressionGzip,
  createConnectTransport,
  createGrpcTransport,
  createGrpcWebTransport,
} from '@connectrpc/connect-node';

const { values: options } = parseArgs({
  options: {
    url: { type: 'string' },
    protocol: { type: 'string' },
    http: { type: 'string', default: '2' },
    format: { type: 'string', default: 'binary' },
    descriptors: { type: 'string' },
    ca: { type: 'string' },
    groups: { type: 'string' },
  },
});

const zeros = (size) => ({ type: 0, body: new Uint8Array(size) });
const sizes = (...all) => all.map((size) => ({ size }));
const bigRequest = { responseSize: 314159, payload: zeros(271828) };
const soon = { timeoutMs: 20_000 };

function transport(extra = {}) {
  const create = {
    connect: createConnectTransport,
    grpc: createGrpcTransport,
    grpcweb: createGrpcWebTransport,
  };
  const tls = options.ca ? { ca: readFileSync(options.ca) } : {};
  return create[options.protocol]({
    baseUrl: options.url,
    httpVersion: options.http,
    useBinaryFormat: options.format === 'binary',
    nodeOptions: tls,
    ...extra,
  });
}

const registry = () =>
  createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(options.descriptors)));

function clientFor(service, extra) {
  return createClient(registry().getService(service), transport(extra));
}

const testService = (extra) => clientFor('grpc.testing.TestService', extra);

async function refused(call) {
  try {
    await call();
  } catch (error) {
    assert.ok(error instanceof ConnectError, String(error));
    return error;
  }

  return assert.fail('the call succeeded');
}

async function all(messages) {
  const received = [];
  for await (const message of messages) {
    received.push(message.payload.body.length);
  }

  return received;
}

async function* sent(...messages) {
  yield* messages;
}

const echoed = () => ({
  ...soon,
  headers: {
    'x-grpc-test-echo-initial': 'test_initial_metadata_value',
    'x-grpc-test-echo-trailing-bin': encodeBinaryHeader(new Uint8Array([0xab, 0xab, 0x00, 0xff])),
  },
});

function observer() {
  const seen = {};
  return {
    seen,
    onHeader: (header) => {
      seen.header = header;
    },
    onTrailer: (trailer) => {
      seen.trailer = trailer;
    },
  };
}

function assertEchoed({ header, trailer }) {
  assert.equal(header.get('x-grpc-test-echo-initial'), 'test_initial_metadata_value');
  const binary = decodeBinaryHeader(trailer.get('x-grpc-test-echo-trailing-bin'));
  assert.deepEqual(Buffer.from(binary), Buffer.from([0xab, 0xab, 0x00, 0xff]));
}

const unaryCases = {
  async empty_unary() {
    await testService().emptyCall({}, soon);
  },

  async large_unary() {
    const answer = await testService().unaryCall(bigRequest, soon);
    assert.equal(answer.payload.body.length, 314159);
  },

  async compressed_unary() {
    const client = testService({ sendCompression: compressionGzip, acceptCompression: [compressionGzip] });
    const answer = await client.unaryCall({ ...bigRequest, responseCompressed: { value: true } }, soon);
    assert.equal(answer.payload.body.length, 314159);
  },

  async custom_metadata_unary() {
    const { seen, ...callbacks } = observer();
    await testService().unaryCall({ responseSize: 1 }, { ...echoed(), ...callbacks });
    assertEchoed(seen);
  },

  async every_status_code() {
    for (let code = 1; code <= 16; code += 1) {
      const error = await refused(() =>
        testService().unaryCall({ responseStatus: { code, message: `code ${code}` } }, soon),
      );
      assert.deepEqual([error.code, error.rawMessage], [code, `code ${code}`]);
    }
  },

  async special_status_message() {
    const message = '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n';
    const error = await refused(() =>
      testService().unaryCall({ responseStatus: { code: 2, message } }, soon),
    );
    assert.deepEqual([error.code, error.rawMessage], [Code.Unknown, message]);
  },

  async error_details() {
    const error = await refused(() =>
      testService().unaryCall({ responseStatus: { code: 9, message: 'no' } }, soon),
    );
    const [detail] = error.findDetails(registry().getMessage('google.rpc.ErrorInfo'));
    assert.deepEqual([detail.reason, detail.domain], ['ASKED_FOR', 'interop.test']);
  },

  async metadata_of_an_error() {
    const request = { responseStatus: { code: 5, message: 'no' } };
    const error = await refused(() => testService().unaryCall(request, echoed()));
    assert.equal(error.code, Code.NotFound);
    const binary = decodeBinaryHeader(error.metadata.get('x-grpc-test-echo-trailing-bin'));
    assert.deepEqual(Buffer.from(binary), Buffer.from([0xab, 0xab, 0x00, 0xff]));
  },

  async unimplemented_method() {
    const error = await refused(() => testService().unimplementedCall({}, soon));
    assert.equal(error.code, Code.Unimplemented);
  },

  async unimplemented_service() {
    const error = await refused(() =>
      clientFor('grpc.testing.UnimplementedService').unimplementedCall({}, soon),
    );
    assert.equal(error.code, Code.Unimplemented);
  },

  async too_large_request() {
    const error = await refused(() => testService().unaryCall({ payload: zeros(5 * 1024 * 1024) }, soon));
    assert.equal(error.code, Code.ResourceExhausted);
  },

  async concurrent_calls() {
    const client = testService();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => client.unaryCall({ responseSize: index + 1 }, soon)),
    );
    assert.deepEqual(
      answers.map((answer) => answer.payload.body.length),
      answers.map((_, index) => index + 1),
    );
  },
};

const serverStreamingCases = {
  async server_streaming() {
    const request = { responseParameters: sizes(31415, 9, 2653, 58979) };
    assert.deepEqual(await all(testService().streamingOutputCall(request, soon)), [31415, 9, 2653, 58979]);
  },

  async custom_metadata_streaming() {
    const { seen, ...callbacks } = observer();
    await all(
      testService().streamingOutputCall({ responseParameters: sizes(1) }, { ...echoed(), ...callbacks }),
    );
    assertEchoed(seen);
  },

  async status_after_messages() {
    const request = { responseParameters: sizes(3), responseStatus: { code: 10, message: 'later' } };
    const received = [];
    const error = await refused(async () => {
      for await (const message of testService().streamingOutputCall(request, soon)) {
        received.push(message.payload.body.length);
      }
    });
    assert.deepEqual([error.code, error.rawMessage, received], [Code.Aborted, 'later', [3]]);
  },

  async timeout_on_sleeping_server() {
    const request = { responseParameters: [{ size: 1, intervalUs: 30_000_000 }] };
    const error = await refused(() => all(testService().streamingOutputCall(request, { timeoutMs: 200 })));
    assert.equal(error.code, Code.DeadlineExceeded);
  },

  async cancel_after_first_response() {
    const cancel = new AbortController();
    const request = { responseParameters: [{ size: 1 }, { size: 1, intervalUs: 30_000_000 }] };
    const error = await refused(async () => {
      for await (const message of testService().streamingOutputCall(request, { signal: cancel.signal })) {
        assert.equal(message.payload.body.length, 1);
        cancel.abort();
      }
    });
    assert.equal(error.code, Code.Canceled);
  },
};

const clientStreamingCases = {
  async client_streaming() {
    const requests = [27182, 8, 1828, 45904].map((size) => ({ payload: zeros(size) }));
    const answer = await testService().streamingInputCall(sent(...requests), soon);
    assert.equal(answer.aggregatedPayloadSize, 74922);
  },

  async half_duplex() {
    const requests = sent({ responseParameters: sizes(11, 22) }, { responseParameters: sizes(33) });
    assert.deepEqual(await all(testService().halfDuplexCall(requests, soon)), [11, 22, 33]);
  },
};

const duplexCases = {
  async ping_pong() {
    const steps = [
      [27182, 31415],
      [8, 9],
      [1828, 2653],
      [45904, 58979],
    ];
    let release;
    async function* requests() {
      for (const [request, response] of steps) {
        const answered = new Promise((resolve) => {
          release = resolve;
        });
        yield { payload: zeros(request), responseParameters: sizes(response) };
        await answered;
      }
    }
    const received = [];
    for await (const message of testService().fullDuplexCall(requests(), soon)) {
      received.push(message.payload.body.length);
      release();
    }
    assert.deepEqual(
      received,
      steps.map(([, response]) => response),
    );
  },

  async empty_stream() {
    assert.deepEqual(await all(testService().fullDuplexCall(sent(), soon)), []);
  },
};

const groups = {
  unary: unaryCases,
  server: serverStreamingCases,
  client: clientStreamingCases,
  duplex: duplexCases,
};
let failures = 0;

for (const group of options.groups.split(',')) {
  for (const [name, run] of Object.entries(groups[group])) {
    try {
      await run();
      console.log(`OK: ${group} ${name}`);
    } catch (error) {
      failures += 1;
      console.log(`FAILED: ${group} ${name}\n${error.stack}`);
    }
  }
}

process.exit(failures === 0 ? 0 : 1);
