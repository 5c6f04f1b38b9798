using System.IO.Compression;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>How services answer. Those of one service win over those of all.</summary>
public class GrpcServiceOptions
{
    private readonly InterceptorCollection _interceptors = new();

    /// <summary>The largest request message in bytes, expanded; 4 MiB by default, null for no
    /// limit.</summary>
    public int? MaxReceiveMessageSize
    {
        get;
        set
        {
            field = value;
            IsReceiveSizeSet = true;
        }
    }

    /// <summary>The largest response message in bytes, before compression; null, the default, for no
    /// limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>The encoding of responses, for clients that accept it: <c>gzip</c>; null, the default, for
    /// none.</summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    /// <summary>How hard responses are compressed; null for fast.</summary>
    public CompressionLevel? ResponseCompressionLevel { get; set; }

    /// <summary>Whether calls of services that are not mapped get HTTP's 404 rather than
    /// UNIMPLEMENTED.</summary>
    public bool? IgnoreUnknownServices { get; set; }

    /// <summary>Stand before every handler, the first one outermost; those of all services before those of
    /// one.</summary>
    public InterceptorCollection Interceptors => _interceptors;

    /// <summary>Says how a call ends whose handler threw; null for an exception that it does not
    /// know.</summary>
    /// <remarks>Not in the official package: there an interceptor does this. What nobody knows ends as
    /// INTERNAL with the call's id, and its text goes to the log alone.</remarks>
    public Func<Exception, RpcException?>? ExceptionMapper { get; set; }

    /// <summary>The deadline of calls that name none; null, the default, for none.</summary>
    /// <remarks>Not in the official package.</remarks>
    public TimeSpan? DefaultDeadline { get; set; }

    /// <summary>The types that <c>google.protobuf.Any</c> may hold in JSON; null for none.</summary>
    /// <remarks>Not in the official package.</remarks>
    public TypeRegistry? JsonTypeRegistry { get; set; }

    internal bool IsReceiveSizeSet { get; private set; }
}
