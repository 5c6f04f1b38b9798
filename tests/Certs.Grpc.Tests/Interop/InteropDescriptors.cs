using Google.Protobuf.Reflection;
using Grpc.Testing;

namespace Certs.Grpc.Tests.Interop;

/// <summary>The descriptors with which foreign programs without generated code make their messages.</summary>
internal static class InteropDescriptors
{
    /// <summary>The interop test service with all that it needs, dependencies first.</summary>
    public static FileDescriptorSet Set()
    {
        FileDescriptorSet set = new();
        Add(set, TestReflection.Descriptor);
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

        set.File.Add(file.ToProto());
    }
}
