// grpc.testing.TestService over @grpc/grpc-js, for the client of Certs.Grpc. Listens on loopback on a free
// port, prints "PORT n", and ends when its standard input does.
// Usage: node grpc_js_server.cjs --descriptors FILE [--key FILE --certificate FILE]
'use strict';
const fs = require('node:fs');
const { parseArgs } = require('node:util');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const { values: options } = parseArgs({
  options: { descriptors: { type: 'string' }, key: { type: 'string' }, certificate: { type: 'string' } },
});

const zeros = (size) => ({ type: 'COMPRESSABLE', body: Buffer.alloc(size) });
const failure = ({ code, message }) => ({ code, details: message });

/** Sends the initial metadata to echo; returns the trailing metadata to echo. */
function echo(call) {
  const initial = new grpc.Metadata();
  const trailing = new grpc.Metadata();
  call.metadata
    .get('x-grpc-test-echo-initial')
    .forEach((value) => initial.add('x-grpc-test-echo-initial', value));
  call.metadata
    .get('x-grpc-test-echo-trailing-bin')
    .forEach((value) => trailing.add('x-grpc-test-echo-trailing-bin', value));
  call.sendMetadata(initial);
  return trailing;
}

async function answer(call, request) {
  for (const { size, interval_us: interval } of request.response_parameters) {
    if (interval > 0) {
      await new Promise((resolve) => {
        setTimeout(resolve, interval / 1000).unref();
      });
    }
    call.write({ payload: zeros(size) });
  }
}

const handlers = {
  EmptyCall: (call, callback) => callback(null, {}),

  UnaryCall(call, callback) {
    const trailing = echo(call);
    const { response_size: size, response_status: status } = call.request;
    const code = status?.code ?? 0;
    callback(code ? { ...failure(status), metadata: trailing } : null, { payload: zeros(size) }, trailing);
  },

  StreamingInputCall(call, callback) {
    let total = 0;
    call.on('data', (request) => {
      total += request.payload?.body.length ?? 0;
    });
    call.on('end', () => callback(null, { aggregated_payload_size: total }));
  },

  async StreamingOutputCall(call) {
    await answer(call, call.request);
    call.end();
  },

  FullDuplexCall(call) {
    const trailing = echo(call);
    call.on('data', (request) => {
      if (request.response_status?.code) {
        call.emit('error', failure(request.response_status));
        return;
      }
      answer(call, request);
    });
    call.on('end', () => call.end(trailing));
  },
};

const definition = loader.loadFileDescriptorSetFromBuffer(fs.readFileSync(options.descriptors), {
  keepCase: true,
  enums: String,
  longs: Number,
  defaults: true,
});
const credentials = options.key
  ? grpc.ServerCredentials.createSsl(null, [
      {
        private_key: fs.readFileSync(options.key),
        cert_chain: fs.readFileSync(options.certificate),
      },
    ])
  : grpc.ServerCredentials.createInsecure();

const server = new grpc.Server({ 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip });
server.addService(grpc.loadPackageDefinition(definition).grpc.testing.TestService.service, handlers);
server.bindAsync('127.0.0.1:0', credentials, (error, port) => {
  if (error) {
    throw error;
  }
  console.log(`PORT ${port}`);
});

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
