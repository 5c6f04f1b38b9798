using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Grpc.Reflection;

/// <summary>Answers reflection requests about the services that are mapped when the first one
/// comes.</summary>
internal sealed class ReflectionAnswers(MappedServices mapped)
{
    private readonly Lazy<SymbolRegistry> _symbols = new(() => new SymbolRegistry(mapped.Descriptors));

    /// <summary>The answer to one request.</summary>
    internal ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        SymbolRegistry symbols = _symbols.Value;
        ServerReflectionResponse response = request.MessageRequestCase switch
        {
            ServerReflectionRequest.MessageRequestOneofCase.FileByFilename =>
                File(symbols.FindFile(request.FileByFilename)),
            ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol =>
                File(symbols.FindSymbol(request.FileContainingSymbol)),
            ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension =>
                File(symbols.FindExtension(
                request.FileContainingExtension.ContainingType,
                    request.FileContainingExtension.ExtensionNumber)),
            ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType =>
                Extensions(symbols, request.AllExtensionNumbersOfType),
            ServerReflectionRequest.MessageRequestOneofCase.ListServices => Services(),
            ServerReflectionRequest.MessageRequestOneofCase.None =>
                Error(StatusCode.InvalidArgument, "The request asks for nothing."),
        };
        response.ValidHost = request.Host;
        response.OriginalRequest = request;
        return response;
    }

    private static ServerReflectionResponse File(FileDescriptor? file)
    {
        if (file is null)
        {
            return Error(StatusCode.NotFound, "It is not known here.");
        }

        FileDescriptorResponse files = new();
        files.FileDescriptorProto.AddRange(
            SymbolRegistry.WithImports(file).Select(one => one.SerializedData));
        return new ServerReflectionResponse { FileDescriptorResponse = files };
    }

    private static ServerReflectionResponse Extensions(SymbolRegistry symbols, string type)
    {
        if (!symbols.IsMessage(type))
        {
            return Error(StatusCode.NotFound, "The message is not known here.");
        }

        ExtensionNumberResponse numbers = new() { BaseTypeName = type };
        numbers.ExtensionNumber.AddRange(symbols.ExtensionNumbers(type));
        return new ServerReflectionResponse { AllExtensionNumbersResponse = numbers };
    }

    private static ServerReflectionResponse Error(StatusCode code, string message) =>
        new() { ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message } };

    private ServerReflectionResponse Services()
    {
        ListServiceResponse list = new();
        list.Service.AddRange(mapped.Descriptors
            .Select(descriptor => descriptor.FullName)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new ServiceResponse { Name = name }));
        return new ServerReflectionResponse { ListServicesResponse = list };
    }
}
