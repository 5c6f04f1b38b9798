"""The interop cases of grpc.testing.TestService, called by Python's grpcio (gRPC C core).

Usage: python3 python_grpcio.py --address HOST:PORT --descriptors FILE [--ca FILE] --case NAME | --list
The descriptors are a google.protobuf.FileDescriptorSet, dependencies first.
"""

import argparse
import queue
import threading

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

SERVICE = "/grpc.testing.TestService/"
LIMIT = 20


class Stub:
    """Typed calls without generated code: the message classes come from the descriptor set."""

    def __init__(self, options):
        self.options = options
        with open(options.descriptors, "rb") as file:
            files = descriptor_pb2.FileDescriptorSet.FromString(file.read()).file
        self.pool = descriptor_pool.DescriptorPool()
        for file in files:
            self.pool.Add(file)
        self.factory = message_factory.MessageFactory(self.pool)
        self.channel = self.connect()

    def connect(self):
        if self.options.ca is None:
            return grpc.insecure_channel(self.options.address)
        with open(self.options.ca, "rb") as file:
            credentials = grpc.ssl_channel_credentials(file.read())
        return grpc.secure_channel(self.options.address, credentials)

    def type(self, name):
        return self.factory.GetPrototype(self.pool.FindMessageTypeByName(name))

    def call(self, kind, method, answer):
        path = method if method.startswith("/") else SERVICE + method
        return getattr(self.channel, kind)(
            path,
            request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=self.type(answer).FromString)

    def unary(self):
        return self.call("unary_unary", "UnaryCall", "grpc.testing.SimpleResponse")

    def duplex(self):
        return self.call("stream_stream", "FullDuplexCall", "grpc.testing.StreamingOutputCallResponse")

    def simple(self, size=0, payload=0, **fields):
        request = self.type("grpc.testing.SimpleRequest")(response_size=size, **fields)
        request.payload.body = bytes(payload)
        return request

    def output(self, sizes, payload=0, interval_us=0):
        request = self.type("grpc.testing.StreamingOutputCallRequest")()
        request.payload.body = bytes(payload)
        for size in sizes:
            request.response_parameters.add(size=size, interval_us=interval_us)
        return request

    def input(self, size):
        request = self.type("grpc.testing.StreamingInputCallRequest")()
        request.payload.body = bytes(size)
        return request


def refused(action):
    try:
        action()
    except grpc.RpcError as error:
        return error
    raise AssertionError("the call succeeded")


def check(expected, actual):
    assert expected == actual, f"expected {expected!r}, got {actual!r}"


def empty_unary(stub):
    call = stub.call("unary_unary", "EmptyCall", "grpc.testing.Empty")
    check(b"", call(stub.type("grpc.testing.Empty")(), timeout=LIMIT).SerializeToString())


def large_unary(stub):
    answer = stub.unary()(stub.simple(314159, 271828), timeout=LIMIT)
    check(bytes(314159), answer.payload.body)


def client_compressed_unary(stub):
    request = stub.simple(314159, 271828)
    request.expect_compressed.value = True
    check(grpc.StatusCode.INVALID_ARGUMENT, refused(lambda: stub.unary()(request, timeout=LIMIT)).code())
    answer = stub.unary()(request, timeout=LIMIT, compression=grpc.Compression.Gzip)
    check(314159, len(answer.payload.body))
    request.expect_compressed.value = False
    check(314159, len(stub.unary()(request, timeout=LIMIT).payload.body))


def unknown_compression(stub):
    call = lambda: stub.unary()(stub.simple(1, 1), timeout=LIMIT, compression=grpc.Compression.Deflate)
    check(grpc.StatusCode.UNIMPLEMENTED, refused(call).code())


def server_compressed_unary(stub):
    for value in (True, False):
        request = stub.simple(314159, 271828)
        request.response_compressed.value = value
        check(314159, len(stub.unary()(request, timeout=LIMIT).payload.body))


def client_streaming(stub):
    call = stub.call("stream_unary", "StreamingInputCall", "grpc.testing.StreamingInputCallResponse")
    answer = call((stub.input(size) for size in (27182, 8, 1828, 45904)), timeout=LIMIT)
    check(74922, answer.aggregated_payload_size)


def server_streaming(stub):
    call = stub.call("unary_stream", "StreamingOutputCall", "grpc.testing.StreamingOutputCallResponse")
    sizes = [31415, 9, 2653, 58979]
    check(sizes, [len(answer.payload.body) for answer in call(stub.output(sizes), timeout=LIMIT)])


def server_compressed_streaming(stub):
    call = stub.call("unary_stream", "StreamingOutputCall", "grpc.testing.StreamingOutputCallResponse")
    request = stub.output([31415, 92653])
    request.response_parameters[0].compressed.value = True
    request.response_parameters[1].compressed.value = False
    check([31415, 92653], [len(answer.payload.body) for answer in call(request, timeout=LIMIT)])


def ping_pong(stub):
    requests = queue.Queue()
    answers = stub.duplex()(iter(requests.get, None), timeout=LIMIT)
    for request, response in ((27182, 31415), (8, 9), (1828, 2653), (45904, 58979)):
        requests.put(stub.output([response], request))
        check(response, len(next(answers).payload.body))
    requests.put(None)
    check([], list(answers))


def empty_stream(stub):
    check([], list(stub.duplex()(iter(()), timeout=LIMIT)))


def half_duplex(stub):
    call = stub.call("stream_stream", "HalfDuplexCall", "grpc.testing.StreamingOutputCallResponse")
    answers = call(iter((stub.output([11, 22]), stub.output([33]))), timeout=LIMIT)
    check([11, 22, 33], [len(answer.payload.body) for answer in answers])


def custom_metadata(stub):
    binary = b"\xab\xab\xab\x00\xff"
    metadata = (("x-grpc-test-echo-initial", "test_initial_metadata_value"),
                ("x-grpc-test-echo-trailing-bin", binary))
    _, unary = stub.unary().with_call(stub.simple(1), metadata=metadata, timeout=LIMIT)
    duplex = stub.duplex()(iter((stub.output([1]),)), metadata=metadata, timeout=LIMIT)
    check(1, len(list(duplex)))
    for call in (unary, duplex):
        check("test_initial_metadata_value", dict(call.initial_metadata())["x-grpc-test-echo-initial"])
        check(binary, dict(call.trailing_metadata())["x-grpc-test-echo-trailing-bin"])


def status_code_and_message(stub):
    request = stub.simple()
    request.response_status.code = 2
    request.response_status.message = "test status message"
    streamed = stub.output([])
    streamed.response_status.CopyFrom(request.response_status)
    for error in (refused(lambda: stub.unary()(request, timeout=LIMIT)),
                  refused(lambda: list(stub.duplex()(iter((streamed,)), timeout=LIMIT)))):
        check((grpc.StatusCode.UNKNOWN, "test status message"), (error.code(), error.details()))


def special_status_message(stub):
    request = stub.simple()
    request.response_status.code = 2
    request.response_status.message = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
    error = refused(lambda: stub.unary()(request, timeout=LIMIT))
    check((grpc.StatusCode.UNKNOWN, request.response_status.message), (error.code(), error.details()))


def error_details(stub):
    request = stub.simple()
    request.response_status.code = 9
    request.response_status.message = "no"
    error = refused(lambda: stub.unary()(request, timeout=LIMIT))
    details = dict(error.trailing_metadata())["grpc-status-details-bin"]
    assert b"type.googleapis.com/google.rpc.ErrorInfo" in details and b"ASKED_FOR" in details


def unimplemented_method(stub):
    call = stub.call("unary_unary", "UnimplementedCall", "grpc.testing.Empty")
    error = refused(lambda: call(stub.type("grpc.testing.Empty")(), timeout=LIMIT))
    check(grpc.StatusCode.UNIMPLEMENTED, error.code())


def unimplemented_service(stub):
    for path in ("/grpc.testing.UnimplementedService/UnimplementedCall", "/no.such.Service/Anything"):
        call = stub.call("unary_unary", path, "grpc.testing.Empty")
        error = refused(lambda: call(stub.type("grpc.testing.Empty")(), timeout=LIMIT))
        check(grpc.StatusCode.UNIMPLEMENTED, error.code())


def cancel_after_begin(stub):
    requests = queue.Queue()
    call = stub.call("stream_unary", "StreamingInputCall", "grpc.testing.StreamingInputCallResponse")
    future = call.future(iter(requests.get, None))
    future.cancel()
    requests.put(None)
    assert future.cancelled()
    check(grpc.StatusCode.CANCELLED, future.code())


def cancel_after_first_response(stub):
    requests = queue.Queue()
    answers = stub.duplex()(iter(requests.get, None))
    requests.put(stub.output([31415], 27182))
    check(31415, len(next(answers).payload.body))
    answers.cancel()
    requests.put(None)
    check(grpc.StatusCode.CANCELLED, refused(lambda: next(answers)).code())


def timeout_on_sleeping_server(stub):
    slow = stub.output([1], 27182, interval_us=30_000_000)
    error = refused(lambda: list(stub.duplex()(iter((slow,)), timeout=0.2)))
    check(grpc.StatusCode.DEADLINE_EXCEEDED, error.code())


def too_large_request(stub):
    error = refused(lambda: stub.unary()(stub.simple(1, 5 * 1024 * 1024), timeout=LIMIT))
    check(grpc.StatusCode.RESOURCE_EXHAUSTED, error.code())


def compressed_bomb(stub):
    request = stub.simple(1, 64 * 1024 * 1024)
    call = lambda: stub.unary()(request, timeout=LIMIT, compression=grpc.Compression.Gzip)
    check(grpc.StatusCode.RESOURCE_EXHAUSTED, refused(call).code())


def concurrent_calls(stub):
    failures = []

    def run(thread):
        for index in range(50):
            size = thread * 50 + index
            if len(stub.unary()(stub.simple(size), timeout=LIMIT).payload.body) != size:
                failures.append(size)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check([], failures)


CASES = [
    empty_unary, large_unary, client_compressed_unary, unknown_compression, server_compressed_unary,
    client_streaming, server_streaming, server_compressed_streaming, ping_pong, empty_stream,
    half_duplex, custom_metadata, status_code_and_message, special_status_message, error_details,
    unimplemented_method, unimplemented_service, cancel_after_begin, cancel_after_first_response,
    timeout_on_sleeping_server, too_large_request, compressed_bomb, concurrent_calls,
]


def main():
    parser = argparse.ArgumentParser()
    for name in ("--address", "--descriptors", "--ca", "--case"):
        parser.add_argument(name)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if options.list:
        print("\n".join(case.__name__ for case in CASES))
        return
    case = {case.__name__: case for case in CASES}[options.case]
    case(Stub(options))
    print("OK: " + options.case)


if __name__ == "__main__":
    main()
