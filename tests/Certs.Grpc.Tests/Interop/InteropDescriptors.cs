using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Health.V1;
using Grpc.Testing;

namespace Certs.Grpc.Tests.Interop;

/// <summary>The descriptors with which foreign programs without generated code make their messages.</summary>
internal static class InteropDescriptors
{
    /// <summary>The interop test service, the health service and error details, dependencies first.</summary>
    public static FileDescriptorSet Set()
    {
        FileDescriptorSet set = new();
        Add(set, TestReflection.Descriptor);
        Add(set, HealthReflection.Descriptor);
        Add(set, ErrorDetailsReflection.Descriptor);
        return set;
    }

    private static void Add(FileDescriptorSet set, FileDescriptor file)
    {
        if (set.File.Any(known => known.Name == file.Name))
        {
            return;
        }

        foreach (FileDescriptor dependency in file.Dependencies)
        {
            Add(set, dependency);
        }

        FileDescriptorProto proto = file.ToProto();
        foreach (MessageDescriptor message in file.MessageTypes)
        {
            NameInJson(proto.MessageType[message.Index], message);
        }

        set.File.Add(proto);
    }

    // The C# generator leaves out the JSON names, which connect-es takes from here.
    private static void NameInJson(DescriptorProto proto, MessageDescriptor message)
    {
        foreach (FieldDescriptor field in message.Fields.InDeclarationOrder())
        {
            proto.Field[field.Index].JsonName = field.JsonName;
        }

        foreach (MessageDescriptor nested in message.NestedTypes)
        {
            NameInJson(proto.NestedType[nested.Index], nested);
        }
    }
}
