using System.Buffers;

namespace Grpc.Core;

/// <summary>Gives the bytes of one message that was received.</summary>
/// <remarks>Valid only while the deserializer runs.</remarks>
public abstract class DeserializationContext
{
    /// <summary>Length of the message in bytes.</summary>
    public abstract int PayloadLength { get; }

    /// <summary>The message in an array of its own, which the caller may keep.</summary>
    public abstract byte[] PayloadAsNewBuffer();

    /// <summary>The message where it lies; valid only while the deserializer runs.</summary>
    public abstract ReadOnlySequence<byte> PayloadAsReadOnlySequence();
}
