using System.Buffers;
using System.Reflection;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Grpc.Wire;

/// <summary>Makes marshallers for the JSON form of protobuf messages.</summary>
internal static class JsonMarshaller
{
    /// <summary>How deep messages may lie in each other.</summary>
    internal const int MaxDepth = 64;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>A marshaller; null when the type is not a protobuf message.</summary>
    /// <param name="types">What <c>google.protobuf.Any</c> may hold.</param>
    internal static Marshaller<T>? TryCreate<T>(TypeRegistry types)
        where T : class
    {
        object? descriptor = typeof(IMessage).IsAssignableFrom(typeof(T))
            ? typeof(T).GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            : null;
        if (descriptor is not MessageDescriptor message)
        {
            return null;
        }

        // Fields that this version does not know are passed over, as they are in protobuf's binary form.
        JsonParser parser = new(new JsonParser.Settings(MaxDepth, types).WithIgnoreUnknownFields(true));
        JsonFormatter formatter = new(new JsonFormatter.Settings(false, types));
        return new Marshaller<T>(
            (value, context) => context.Complete(StrictUtf8.GetBytes(formatter.Format((IMessage)value))),
            context => (T)Parse(parser, message, context.PayloadAsReadOnlySequence()));
    }

    private static IMessage Parse(
        JsonParser parser, MessageDescriptor descriptor, ReadOnlySequence<byte> payload)
    {
        try
        {
            return parser.Parse(payload.IsEmpty ? "{}" : StrictUtf8.GetString(payload), descriptor);
        }
        catch (IOException error)
        {
            throw Malformed(error);
        }
        catch (InvalidOperationException error)
        {
            throw Malformed(error);
        }
        catch (ArgumentException error)
        {
            throw Malformed(error);
        }
        catch (FormatException error)
        {
            throw Malformed(error);
        }
        catch (OverflowException error)
        {
            throw Malformed(error);
        }
    }

    // The parser says most with InvalidJsonException and InvalidProtocolBufferException, both IOExceptions;
    // the others come of Any with an unknown type, of numbers and times, and of bytes that are not UTF-8.
    private static RpcException Malformed(Exception error) => new(
        new Status(StatusCode.InvalidArgument, "The message is not correct JSON for its type.", error));
}
