// Frames by hand over Node's HTTP/2: what must be seen on the wire, and what clients do that break the rules.
// Usage: node http2_raw.mjs --url URL --descriptors FILE [--ca FILE] --case NAME | --list
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http2 from 'node:http2';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { create, createFileRegistry, fromBinary, toBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';

const { values: options } = parseArgs({
  options: {
    url: { type: 'string' },
    descriptors: { type: 'string' },
    ca: { type: 'string' },
    case: { type: 'string' },
    list: { type: 'boolean' },
  },
});

const service = '/grpc.testing.TestService/';
const status = {
  ok: '0',
  cancelled: '1',
  invalid: '3',
  deadline: '4',
  exhausted: '8',
  unimplemented: '12',
  internal: '13',
};
const registry = () =>
  createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(options.descriptors)));

function message(name, fields) {
  const schema = registry().getMessage(`grpc.testing.${name}`);
  return Buffer.from(toBinary(schema, create(schema, fields)));
}

function frame(payload, flag = 0, length = payload.length) {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt8(flag, 0);
  prefix.writeUInt32BE(length, 1);
  return Buffer.concat([prefix, payload]);
}

function cut(body) {
  const frames = [];
  for (let at = 0; at < body.length; at += 5 + body.readUInt32BE(at + 1)) {
    frames.push({ flag: body[at], payload: body.subarray(at + 5, at + 5 + body.readUInt32BE(at + 1)) });
  }
  return frames;
}

function open(session, method, headers = {}) {
  return session.request({
    ':method': 'POST',
    ':path': service + method,
    'content-type': 'application/grpc',
    te: 'trailers',
    ...headers,
  });
}

/** All that comes back: headers, body, trailers, whether the headers ended the stream, the reset code. */
function answer(stream) {
  return new Promise((resolve) => {
    const seen = { headers: {}, trailers: {}, chunks: [] };
    stream.on('response', (headers, flags) => {
      Object.assign(seen, {
        headers,
        endsOnHeaders: (flags & http2.constants.NGHTTP2_FLAG_END_STREAM) !== 0,
      });
    });
    stream.on('trailers', (trailers) => {
      seen.trailers = trailers;
    });
    stream.on('data', (chunk) => seen.chunks.push(chunk));
    stream.on('error', () => {});
    stream.on('close', () => {
      const code = seen.trailers['grpc-status'] ?? seen.headers['grpc-status'];
      resolve({ ...seen, status: code, body: Buffer.concat(seen.chunks), reset: stream.rstCode });
    });
  });
}

function call(session, method, body, headers) {
  const stream = open(session, method, headers);
  const end = answer(stream);
  stream.end(body);
  return end;
}

const simple = (fields) => frame(message('SimpleRequest', fields));
const acceptGzip = { 'grpc-accept-encoding': 'identity,gzip' };

const cases = {
  async a_compressed_answer_is_compressed_on_the_wire(session) {
    const seen = await call(
      session,
      'UnaryCall',
      simple({ responseSize: 5000, responseCompressed: { value: true } }),
      acceptGzip,
    );
    const [first] = cut(seen.body);
    assert.deepEqual([seen.headers['grpc-encoding'], first.flag, seen.status], ['gzip', 1, status.ok]);
    assert.ok(first.payload.length < 500 && gunzipSync(first.payload).length > 5000);
  },

  async an_uncompressed_answer_has_no_flag(session) {
    const seen = await call(
      session,
      'UnaryCall',
      simple({ responseSize: 5000, responseCompressed: { value: false } }),
      acceptGzip,
    );
    assert.deepEqual([cut(seen.body)[0].flag, seen.status], [0, status.ok]);
  },

  async each_streamed_answer_is_compressed_or_not_as_asked(session) {
    const wanted = [
      { size: 31415, compressed: { value: true } },
      { size: 92653, compressed: { value: false } },
    ];
    const request = frame(message('StreamingOutputCallRequest', { responseParameters: wanted }));
    const seen = await call(session, 'StreamingOutputCall', request, acceptGzip);
    assert.deepEqual(
      cut(seen.body).map(({ flag }) => flag),
      [1, 0],
    );
  },

  async who_accepts_no_gzip_gets_none(session) {
    const seen = await call(
      session,
      'UnaryCall',
      simple({ responseSize: 5000, responseCompressed: { value: true } }),
    );
    assert.deepEqual([seen.headers['grpc-encoding'], cut(seen.body)[0].flag], [undefined, 0]);
  },

  async an_error_without_messages_is_headers_alone(session) {
    const seen = await call(session, 'UnaryCall', simple({ responseStatus: { code: 7, message: 'no' } }));
    assert.deepEqual(
      [seen.headers[':status'], seen.endsOnHeaders, seen.headers['grpc-status']],
      [200, true, '7'],
    );
  },

  async an_unknown_encoding_is_told_what_there_is(session) {
    const seen = await call(session, 'UnaryCall', simple({}), { 'grpc-encoding': 'zopfli' });
    assert.equal(seen.status, status.unimplemented);
    assert.match(seen.headers['grpc-accept-encoding'], /gzip/);
  },

  async a_flag_without_encoding_is_internal(session) {
    const seen = await call(session, 'UnaryCall', frame(gzipSync(message('SimpleRequest', {})), 1));
    assert.equal(seen.status, status.internal);
  },

  async bytes_that_are_not_gzip_are_internal(session) {
    const seen = await call(session, 'UnaryCall', frame(Buffer.from('not gzip'), 1), {
      'grpc-encoding': 'gzip',
    });
    assert.equal(seen.status, status.internal);
  },

  async an_unknown_flag_is_internal(session) {
    assert.equal(
      (await call(session, 'UnaryCall', frame(message('SimpleRequest', {}), 2))).status,
      status.internal,
    );
  },

  async a_length_of_four_gigabytes_is_refused_at_once(session) {
    const stream = open(session, 'UnaryCall');
    const end = answer(stream);
    stream.write(frame(Buffer.alloc(10), 0, 0xffffffff));
    assert.equal((await end).status, status.exhausted);
  },

  async half_a_message_is_internal(session) {
    assert.equal((await call(session, 'UnaryCall', frame(Buffer.alloc(10), 0, 20))).status, status.internal);
    assert.equal((await call(session, 'UnaryCall', Buffer.alloc(3))).status, status.internal);
  },

  async no_message_and_two_messages_are_unimplemented(session) {
    assert.equal((await call(session, 'UnaryCall')).status, status.unimplemented);
    const two = Buffer.concat([simple({}), simple({})]);
    assert.equal((await call(session, 'UnaryCall', two)).status, status.unimplemented);
  },

  async bytes_that_are_not_protobuf_are_internal(session) {
    assert.equal((await call(session, 'UnaryCall', frame(Buffer.alloc(20, 0xff)))).status, status.internal);
  },

  async a_message_may_come_byte_by_byte(session) {
    const stream = open(session, 'UnaryCall');
    const end = answer(stream);
    for (const byte of simple({ responseSize: 3 })) {
      await new Promise((resolve) => {
        stream.write(Buffer.from([byte]), () => setImmediate(resolve));
      });
    }
    stream.end();
    assert.equal((await end).status, status.ok);
  },

  async other_content_is_415(session) {
    const seen = await call(session, 'UnaryCall', simple({}), { 'content-type': 'text/plain' });
    assert.equal(seen.headers[':status'], 415);
  },

  async timeouts_are_read_to_their_edges(session) {
    for (const timeout of ['99999999H', '1H', '20S']) {
      assert.equal(
        (await call(session, 'UnaryCall', simple({}), { 'grpc-timeout': timeout })).status,
        status.ok,
        timeout,
      );
    }
    const slow = frame(
      message('StreamingOutputCallRequest', { responseParameters: [{ size: 1, intervalUs: 30_000_000 }] }),
    );
    for (const timeout of ['1n', '99999999n', '1u', '50m']) {
      assert.equal(
        (await call(session, 'StreamingOutputCall', slow, { 'grpc-timeout': timeout })).status,
        status.deadline,
        timeout,
      );
    }
    for (const timeout of ['', '5', 'S', '-1S', '123456789S', '1.5S', '1x', '5 S']) {
      const seen = await call(session, 'UnaryCall', simple({}), { 'grpc-timeout': timeout });
      assert.ok(['3', '13'].includes(seen.status), `${timeout}: ${seen.status}`);
    }
  },

  async the_server_ends_an_overdue_call_itself(session) {
    const slow = { responseParameters: [{ size: 1 }, { size: 1, intervalUs: 30_000_000 }] };
    const stream = open(session, 'StreamingOutputCall', { 'grpc-timeout': '1S' });
    const end = answer(stream);
    stream.end(frame(message('StreamingOutputCallRequest', slow)));
    const seen = await end;
    assert.deepEqual([cut(seen.body).length, seen.status], [1, status.deadline]);
  },

  async a_bomb_of_gzip_is_refused(session) {
    const bomb = gzipSync(message('SimpleRequest', { payload: { body: new Uint8Array(200_000_000) } }));
    const seen = await call(session, 'UnaryCall', frame(bomb), { 'grpc-encoding': 'gzip' });
    assert.equal(seen.status, status.internal);
    const flagged = await call(session, 'UnaryCall', frame(bomb, 1), { 'grpc-encoding': 'gzip' });
    assert.equal(flagged.status, status.exhausted);
  },

  async a_thousand_resets_do_no_harm(session) {
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(
        Array.from({ length: 100 }, (_, index) => {
          const stream = open(session, 'StreamingInputCall');
          const end = answer(stream);
          stream.write(frame(Buffer.alloc(10), 0, 20 + index), () =>
            stream.close(http2.constants.NGHTTP2_CANCEL),
          );
          return end;
        }),
      );
    }
    assert.equal((await call(session, 'EmptyCall', frame(Buffer.alloc(0)))).status, status.ok);
  },

  async a_client_that_does_not_read_holds_nobody_up(session) {
    const much = Array.from({ length: 200 }, () => ({ size: 60_000 }));
    const stalled = open(session, 'StreamingOutputCall');
    stalled.on('error', () => {});
    stalled.pause();
    stalled.end(frame(message('StreamingOutputCallRequest', { responseParameters: much })));
    const other = http2.connect(options.url, { ca: options.ca && readFileSync(options.ca) });
    assert.equal((await call(other, 'EmptyCall', frame(Buffer.alloc(0)))).status, status.ok);
    other.close();
    stalled.close(http2.constants.NGHTTP2_CANCEL);
  },
};

if (options.list) {
  console.log(Object.keys(cases).join('\n'));
} else {
  const session = http2.connect(options.url, { ca: options.ca && readFileSync(options.ca) });
  session.on('error', (error) => {
    throw error;
  });
  await cases[options.case](session);
  console.log(`OK: ${options.case}`);
  session.destroy();
}
