using System.Buffers;

namespace Grpc.Core;

/// <summary>Takes the bytes of one message that is being sent.</summary>
/// <remarks>A serializer calls <see cref="Complete(byte[])"/>, or fills the writer and calls
/// <see cref="Complete()"/>.</remarks>
public abstract class SerializationContext
{
    /// <summary>Takes the whole message at once.</summary>
    /// <param name="payload">The message; not changed afterwards.</param>
    public abstract void Complete(byte[] payload);

    /// <summary>A writer for the message's bytes.</summary>
    public abstract IBufferWriter<byte> GetBufferWriter();

    /// <summary>Says how many bytes will be written, so that they need not be held back.</summary>
    /// <param name="payloadLength">Length in bytes; exact.</param>
    public abstract void SetPayloadLength(int payloadLength);

    /// <summary>Says that everything is written.</summary>
    public abstract void Complete();
}
