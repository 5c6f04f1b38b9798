namespace Certs.Grpc.Tests.Interop;

/// <summary>Whose server the client of <c>Certs.Grpc</c> calls.</summary>
public enum ServerKind
{
    /// <summary><c>@grpc/grpc-js</c> on Node.</summary>
    GrpcJs = 1,

    /// <summary>Python's grpcio, which is C core.</summary>
    Python = 2,
}
