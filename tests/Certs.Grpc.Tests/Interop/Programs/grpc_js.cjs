// The interop cases of grpc.testing.TestService, called by @grpc/grpc-js.
// Usage: node grpc_js.cjs --address HOST:PORT --descriptors FILE [--ca FILE] --case NAME | --list
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const { parseArgs } = require('node:util');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const { values: options } = parseArgs({
  options: {
    address: { type: 'string' },
    descriptors: { type: 'string' },
    ca: { type: 'string' },
    case: { type: 'string' },
    list: { type: 'boolean' },
  },
});

const gzip = grpc.compressionAlgorithms.gzip;
const zeros = (size) => ({ type: 'COMPRESSABLE', body: Buffer.alloc(size) });
const sizes = (...all) => all.map((size) => ({ size }));
const inSeconds = (seconds) => ({ deadline: Date.now() + seconds * 1000 });

function connect(service, channelOptions = {}) {
  const definition = loader.loadFileDescriptorSetFromBuffer(fs.readFileSync(options.descriptors), {
    keepCase: true,
    enums: String,
    longs: Number,
    defaults: true,
  });
  const found = service
    .split('.')
    .reduce((scope, part) => scope[part], grpc.loadPackageDefinition(definition));
  const credentials = options.ca
    ? grpc.credentials.createSsl(fs.readFileSync(options.ca))
    : grpc.credentials.createInsecure();
  return new found(options.address, credentials, channelOptions);
}

const testService = (channelOptions) => connect('grpc.testing.TestService', channelOptions);
const unimplementedService = () => connect('grpc.testing.UnimplementedService');

/** One unary call: its answer or error, with initial metadata and trailing status. */
function unary(client, method, request, metadata = new grpc.Metadata(), callOptions = inSeconds(20)) {
  return new Promise((resolve) => {
    const result = {};
    const call = client[method](request, metadata, callOptions, (error, response) =>
      Object.assign(result, { error, response }),
    );
    call.on('metadata', (initial) => {
      result.initial = initial;
    });
    call.on('status', (status) => {
      result.status = status;
      setImmediate(() => resolve(result));
    });
  });
}

/** Every message of a call until its end, with initial metadata and trailing status. */
function received(call, onMessage = () => {}) {
  return new Promise((resolve) => {
    const result = { messages: [] };
    call.on('metadata', (initial) => {
      result.initial = initial;
    });
    call.on('data', (message) => {
      result.messages.push(message);
      onMessage(message, result.messages.length);
    });
    call.on('error', (error) => {
      result.error = error;
    });
    call.on('status', (status) => {
      result.status = status;
      setImmediate(() => resolve(result));
    });
  });
}

/** A client-streaming call that sends the messages, each with its write flags, and half-closes. */
function upload(client, requests, callOptions = inSeconds(20)) {
  return new Promise((resolve) => {
    const result = {};
    const call = client.StreamingInputCall(new grpc.Metadata(), callOptions, (error, response) => {
      Object.assign(result, { error, response });
    });
    call.on('status', (status) => {
      result.status = status;
      setImmediate(() => resolve(result));
    });
    for (const { request, flags } of requests) {
      call.write(request, flags ?? 0);
    }
    call.end();
  });
}

const succeeded = (result) => assert.equal(result.status.code, grpc.status.OK, result.status.details);
const lengths = (result) => result.messages.map((message) => message.payload.body.length);
const bigRequest = { response_type: 'COMPRESSABLE', response_size: 314159, payload: zeros(271828) };

const cases = {
  async empty_unary() {
    const result = await unary(testService(), 'EmptyCall', {});
    succeeded(result);
    assert.deepEqual(result.response, {});
  },

  async large_unary() {
    const result = await unary(testService(), 'UnaryCall', bigRequest);
    succeeded(result);
    assert.deepEqual(result.response.payload, zeros(314159));
  },

  async cacheable_unary() {
    const result = await unary(testService(), 'CacheableUnaryCall', { response_size: 7 });
    succeeded(result);
    assert.deepEqual(result.initial.get('cache-control'), ['max-age=60, public']);
  },

  async client_compressed_unary() {
    const compressing = testService({ 'grpc.default_compression_algorithm': gzip });
    const probe = await unary(testService(), 'UnaryCall', {
      ...bigRequest,
      expect_compressed: { value: true },
    });
    assert.equal(probe.status.code, grpc.status.INVALID_ARGUMENT);
    const compressed = await unary(compressing, 'UnaryCall', {
      ...bigRequest,
      expect_compressed: { value: true },
    });
    succeeded(compressed);
    assert.equal(compressed.response.payload.body.length, 314159);
    succeeded(
      await unary(testService(), 'UnaryCall', { ...bigRequest, expect_compressed: { value: false } }),
    );
  },

  async server_compressed_unary() {
    for (const value of [true, false]) {
      const result = await unary(testService(), 'UnaryCall', {
        ...bigRequest,
        response_compressed: { value },
      });
      succeeded(result);
      assert.equal(result.response.payload.body.length, 314159);
    }
  },

  async client_streaming() {
    const result = await upload(
      testService(),
      [27182, 8, 1828, 45904].map((size) => ({ request: { payload: zeros(size) } })),
    );
    succeeded(result);
    assert.equal(result.response.aggregated_payload_size, 74922);
  },

  async client_compressed_streaming() {
    const first = { payload: zeros(27182), expect_compressed: { value: true } };
    const second = { payload: zeros(45904), expect_compressed: { value: false } };
    const probe = await upload(testService(), [{ request: first }]);
    assert.equal(probe.status.code, grpc.status.INVALID_ARGUMENT);
    const compressing = testService({ 'grpc.default_compression_algorithm': gzip });
    const result = await upload(compressing, [
      { request: first },
      { request: second, flags: grpc.writeFlags?.NoCompress ?? 2 },
    ]);
    succeeded(result);
    assert.equal(result.response.aggregated_payload_size, 73086);
  },

  async server_streaming() {
    const request = { response_type: 'COMPRESSABLE', response_parameters: sizes(31415, 9, 2653, 58979) };
    const result = await received(testService().StreamingOutputCall(request, inSeconds(20)));
    succeeded(result);
    assert.deepEqual(lengths(result), [31415, 9, 2653, 58979]);
  },

  async server_compressed_streaming() {
    const request = {
      response_parameters: [
        { compressed: { value: true }, size: 31415 },
        { compressed: { value: false }, size: 92653 },
      ],
    };
    const result = await received(testService().StreamingOutputCall(request, inSeconds(20)));
    succeeded(result);
    assert.deepEqual(lengths(result), [31415, 92653]);
  },

  async ping_pong() {
    const steps = [
      [27182, 31415],
      [8, 9],
      [1828, 2653],
      [45904, 58979],
    ];
    const call = testService().FullDuplexCall(inSeconds(20));
    const send = ([request, response]) =>
      call.write({ response_parameters: sizes(response), payload: zeros(request) });
    const end = received(call, (_, count) => (count < steps.length ? send(steps[count]) : call.end()));
    send(steps[0]);
    const result = await end;
    succeeded(result);
    assert.deepEqual(
      lengths(result),
      steps.map(([, response]) => response),
    );
  },

  async empty_stream() {
    const call = testService().FullDuplexCall(inSeconds(20));
    call.end();
    const result = await received(call);
    succeeded(result);
    assert.equal(result.messages.length, 0);
  },

  async half_duplex() {
    const call = testService().HalfDuplexCall(inSeconds(20));
    const end = received(call);
    call.write({ response_parameters: sizes(11, 22) });
    call.write({ response_parameters: sizes(33) });
    call.end();
    assert.deepEqual(lengths(await end), [11, 22, 33]);
  },

  async custom_metadata() {
    const metadata = new grpc.Metadata();
    const binary = Buffer.from([0xab, 0xab, 0xab, 0x00, 0xff]);
    metadata.set('x-grpc-test-echo-initial', 'test_initial_metadata_value');
    metadata.set('x-grpc-test-echo-trailing-bin', binary);
    const call = testService().FullDuplexCall(metadata, inSeconds(20));
    const end = received(call);
    call.write({ response_parameters: sizes(1) });
    call.end();
    for (const result of [await unary(testService(), 'UnaryCall', bigRequest, metadata), await end]) {
      succeeded(result);
      assert.deepEqual(result.initial.get('x-grpc-test-echo-initial'), ['test_initial_metadata_value']);
      assert.deepEqual(result.status.metadata.get('x-grpc-test-echo-trailing-bin'), [binary]);
    }
  },

  async repeated_metadata() {
    const metadata = new grpc.Metadata();
    const all = [Buffer.from([1]), Buffer.from([2, 3]), Buffer.alloc(0)];
    all.forEach((value) => metadata.add('x-grpc-test-echo-trailing-bin', value));
    const result = await unary(testService(), 'UnaryCall', { response_size: 1 }, metadata);
    assert.deepEqual(result.status.metadata.get('x-grpc-test-echo-trailing-bin'), all);
  },

  async status_code_and_message() {
    const response_status = { code: grpc.status.UNKNOWN, message: 'test status message' };
    const call = testService().FullDuplexCall(inSeconds(20));
    const end = received(call);
    call.write({ response_status });
    call.end();
    for (const result of [await unary(testService(), 'UnaryCall', { response_status }), await end]) {
      assert.equal(result.status.code, grpc.status.UNKNOWN);
      assert.equal(result.status.details, 'test status message');
    }
  },

  async special_status_message() {
    const message = '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n';
    const result = await unary(testService(), 'UnaryCall', {
      response_status: { code: grpc.status.UNKNOWN, message },
    });
    assert.equal(result.status.code, grpc.status.UNKNOWN);
    assert.equal(result.status.details, message);
  },

  async every_status_code() {
    for (let code = 1; code <= 16; code += 1) {
      const result = await unary(testService(), 'UnaryCall', {
        response_status: { code, message: `code ${code}` },
      });
      assert.deepEqual([result.status.code, result.status.details], [code, `code ${code}`]);
    }
  },

  async unimplemented_method() {
    const result = await unary(testService(), 'UnimplementedCall', {});
    assert.equal(result.status.code, grpc.status.UNIMPLEMENTED);
  },

  async unimplemented_service() {
    const result = await unary(unimplementedService(), 'UnimplementedCall', {});
    assert.equal(result.status.code, grpc.status.UNIMPLEMENTED);
  },

  async cancel_after_begin() {
    const status = await new Promise((resolve) => {
      const call = testService().StreamingInputCall(() => {});
      call.on('status', resolve);
      call.write({ payload: zeros(1) });
      setImmediate(() => call.cancel());
    });
    assert.equal(status.code, grpc.status.CANCELLED);
  },

  async cancel_after_first_response() {
    const call = testService().FullDuplexCall();
    const end = received(call, () => call.cancel());
    call.write({ response_parameters: sizes(31415), payload: zeros(27182) });
    const result = await end;
    assert.equal(result.status.code, grpc.status.CANCELLED);
    assert.deepEqual(lengths(result), [31415]);
  },

  async timeout_on_sleeping_server() {
    const call = testService().FullDuplexCall(inSeconds(0.2));
    const end = received(call);
    call.write({ payload: zeros(27182), response_parameters: [{ size: 1, interval_us: 30_000_000 }] });
    assert.equal((await end).status.code, grpc.status.DEADLINE_EXCEEDED);
  },

  async too_large_request() {
    const result = await unary(testService(), 'UnaryCall', { payload: zeros(5 * 1024 * 1024) });
    assert.equal(result.status.code, grpc.status.RESOURCE_EXHAUSTED);
  },

  async concurrent_calls() {
    const client = testService();
    const all = await Promise.all(
      Array.from({ length: 500 }, (_, index) => unary(client, 'UnaryCall', { response_size: index })),
    );
    assert.deepEqual(
      all.map((result) => result.response.payload.body.length),
      all.map((_, index) => index),
    );
  },

  async cancel_storm() {
    const client = testService();
    const storm = Array.from({ length: 400 }, (_, index) => {
      const call = client.FullDuplexCall();
      const end = received(call, () => call.cancel());
      call.write({ response_parameters: sizes(1), payload: zeros(index) });
      return end;
    });
    for (const result of await Promise.all(storm)) {
      assert.equal(result.status.code, grpc.status.CANCELLED, result.status.details);
    }
    succeeded(await unary(client, 'EmptyCall', {}));
  },

  async deadline_storm() {
    const client = testService();
    const slow = { response_parameters: [{ size: 1 }, { size: 1, interval_us: 30_000_000 }] };
    const storm = Array.from({ length: 400 }, (_, index) =>
      received(client.StreamingOutputCall(slow, inSeconds(index / 1000))),
    );
    for (const result of await Promise.all(storm)) {
      assert.equal(result.status.code, grpc.status.DEADLINE_EXCEEDED, result.status.details);
    }
    succeeded(await unary(client, 'EmptyCall', {}));
  },

  async health() {
    const client = connect('grpc.health.v1.Health');
    assert.equal((await unary(client, 'Check', { service: '' })).response.status, 'SERVING');
    assert.equal(
      (await unary(client, 'Check', { service: 'no.such.Service' })).status.code,
      grpc.status.NOT_FOUND,
    );
    const call = client.Watch({ service: 'no.such.Service' });
    const result = await received(call, () => call.cancel());
    assert.deepEqual(result.messages, [{ status: 'SERVICE_UNKNOWN' }]);
  },
};

async function main() {
  if (options.list) {
    console.log(Object.keys(cases).join('\n'));
    return;
  }

  await cases[options.case]();
  console.log(`OK: ${options.case}`);
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
