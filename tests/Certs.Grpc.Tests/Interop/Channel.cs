namespace Certs.Grpc.Tests.Interop;

/// <summary>How a foreign client reaches the test server.</summary>
public enum Channel
{
    /// <summary>HTTP/2 with prior knowledge, on the plaintext port that has HTTP/1.1 too.</summary>
    Plaintext = 1,

    /// <summary>TLS, with HTTP/2 or HTTP/1.1 by ALPN.</summary>
    Tls = 2,

    /// <summary>HTTP/1.1 on the same plaintext port, for Connect and gRPC-Web.</summary>
    Http1 = 3,
}
