namespace Grpc.Wire;

/// <summary>How a message that carries the compressed flag is compressed.</summary>
internal enum MessageEncoding
{
    /// <summary>Not at all: the flag is then a mistake.</summary>
    Identity = 1,

    /// <summary>RFC 1952.</summary>
    Gzip = 2,
}
