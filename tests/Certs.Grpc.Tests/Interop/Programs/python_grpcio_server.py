"""grpc.testing.TestService over Python's grpcio (C core), for the client of Certs.Grpc.

Listens on loopback on a free port, prints "PORT n", and ends when its standard input does.
Usage: python3 python_grpcio_server.py --descriptors FILE [--key FILE --certificate FILE]
"""

import argparse
import sys
import time
from concurrent import futures

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

INITIAL = "x-grpc-test-echo-initial"
TRAILING = "x-grpc-test-echo-trailing-bin"


class Messages:
    def __init__(self, path):
        with open(path, "rb") as file:
            files = descriptor_pb2.FileDescriptorSet.FromString(file.read()).file
        self.pool = descriptor_pool.DescriptorPool()
        for file in files:
            self.pool.Add(file)
        self.factory = message_factory.MessageFactory(self.pool)

    def __getattr__(self, name):
        return self.factory.GetPrototype(self.pool.FindMessageTypeByName("grpc.testing." + name))


def echo(context):
    sent = context.invocation_metadata()
    context.send_initial_metadata([(key, value) for key, value in sent if key == INITIAL])
    context.set_trailing_metadata([(key, value) for key, value in sent if key == TRAILING])


def refuse_if_asked(request, context):
    if request.response_status.code != 0:
        code = next(c for c in grpc.StatusCode if c.value[0] == request.response_status.code)
        context.abort(code, request.response_status.message)


class TestService:
    def __init__(self, messages):
        self.messages = messages

    def empty_call(self, request, context):
        return self.messages.Empty()

    def unary_call(self, request, context):
        echo(context)
        refuse_if_asked(request, context)
        response = self.messages.SimpleResponse()
        response.payload.body = bytes(request.response_size)
        return response

    def streaming_input_call(self, requests, context):
        total = sum(len(request.payload.body) for request in requests)
        return self.messages.StreamingInputCallResponse(aggregated_payload_size=total)

    def streaming_output_call(self, request, context):
        for parameters in request.response_parameters:
            time.sleep(parameters.interval_us / 1e6)
            response = self.messages.StreamingOutputCallResponse()
            response.payload.body = bytes(parameters.size)
            yield response

    def full_duplex_call(self, requests, context):
        echo(context)
        for request in requests:
            refuse_if_asked(request, context)
            yield from self.streaming_output_call(request, context)

    def handlers(self):
        messages = self.messages
        input_type = messages.StreamingInputCallRequest
        output_type = messages.StreamingOutputCallRequest
        kinds = {
            "EmptyCall": ("unary_unary", self.empty_call, messages.Empty),
            "UnaryCall": ("unary_unary", self.unary_call, messages.SimpleRequest),
            "StreamingInputCall": ("stream_unary", self.streaming_input_call, input_type),
            "StreamingOutputCall": ("unary_stream", self.streaming_output_call, output_type),
            "FullDuplexCall": ("stream_stream", self.full_duplex_call, output_type),
        }
        return {
            name: getattr(grpc, kind + "_rpc_method_handler")(
                behaviour,
                request_deserializer=request.FromString,
                response_serializer=lambda message: message.SerializeToString())
            for name, (kind, behaviour, request) in kinds.items()
        }


def main():
    parser = argparse.ArgumentParser()
    for name in ("--descriptors", "--key", "--certificate"):
        parser.add_argument(name)
    options = parser.parse_args()
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=64), compression=grpc.Compression.Gzip)
    service = TestService(Messages(options.descriptors))
    handler = grpc.method_handlers_generic_handler("grpc.testing.TestService", service.handlers())
    server.add_generic_rpc_handlers((handler,))
    if options.key:
        with open(options.key, "rb") as key, open(options.certificate, "rb") as certificate:
            credentials = grpc.ssl_server_credentials(((key.read(), certificate.read()),))
        port = server.add_secure_port("127.0.0.1:0", credentials)
    else:
        port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"PORT {port}", flush=True)
    sys.stdin.read()
    server.stop(None)


if __name__ == "__main__":
    main()
