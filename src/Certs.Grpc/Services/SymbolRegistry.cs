using Google.Protobuf.Reflection;

namespace Grpc.Reflection;

/// <summary>Finds the file of a symbol, a name or an extension among the files of some services.</summary>
internal sealed class SymbolRegistry
{
    private readonly Dictionary<string, FileDescriptor> _files = [];
    private readonly Dictionary<string, FileDescriptor> _symbols = [];
    private readonly Dictionary<string, SortedDictionary<int, FileDescriptor>> _extensions = [];

    /// <summary>Takes in the files of services and all that they import.</summary>
    internal SymbolRegistry(IEnumerable<ServiceDescriptor> services)
    {
        foreach (ServiceDescriptor service in services)
        {
            AddFile(service.File);
        }
    }

    internal FileDescriptor? FindFile(string name) => _files.GetValueOrDefault(name);

    internal FileDescriptor? FindSymbol(string name) => _symbols.GetValueOrDefault(name);

    internal FileDescriptor? FindExtension(string type, int number) =>
        _extensions.GetValueOrDefault(type)?.GetValueOrDefault(number);

    /// <summary>Whether a name is that of a message.</summary>
    internal bool IsMessage(string name) =>
        FindSymbol(name)?.MessageTypes.Any(message => IsOrHolds(message, name)) ?? false;

    /// <summary>The numbers of the extensions of a message, ascending; empty when there are none.</summary>
    internal IEnumerable<int> ExtensionNumbers(string type) =>
        _extensions.GetValueOrDefault(type)?.Keys ?? Enumerable.Empty<int>();

    /// <summary>A file and all that it imports, itself first.</summary>
    internal static IReadOnlyList<FileDescriptor> WithImports(FileDescriptor file)
    {
        List<FileDescriptor> result = [];
        Gather(file);
        return result;

        void Gather(FileDescriptor one)
        {
            if (!result.Contains(one))
            {
                result.Add(one);
                foreach (FileDescriptor import in one.Dependencies)
                {
                    Gather(import);
                }
            }
        }
    }

    private static bool IsOrHolds(MessageDescriptor message, string name) =>
        message.FullName == name || message.NestedTypes.Any(nested => IsOrHolds(nested, name));

    private void AddFile(FileDescriptor file)
    {
        if (!_files.TryAdd(file.Name, file))
        {
            return;
        }

        foreach (FileDescriptor import in file.Dependencies)
        {
            AddFile(import);
        }

        foreach (ServiceDescriptor service in file.Services)
        {
            AddSymbol(service);
            AddSymbols(service.Methods);
        }

        foreach (MessageDescriptor message in file.MessageTypes)
        {
            AddMessage(message);
        }

        foreach (EnumDescriptor one in file.EnumTypes)
        {
            AddEnum(one);
        }

        AddExtensions(file.Extensions.UnorderedExtensions);
    }

    private void AddMessage(MessageDescriptor message)
    {
        AddSymbol(message);
        AddSymbols(message.Fields.InDeclarationOrder());
        AddSymbols(message.Oneofs);
        foreach (EnumDescriptor one in message.EnumTypes)
        {
            AddEnum(one);
        }

        foreach (MessageDescriptor nested in message.NestedTypes)
        {
            AddMessage(nested);
        }

        if (message.Extensions is { } extensions)
        {
            AddExtensions(extensions.UnorderedExtensions);
        }
    }

    private void AddEnum(EnumDescriptor one)
    {
        AddSymbol(one);
        AddSymbols(one.Values);
    }

    private void AddExtensions(IEnumerable<FieldDescriptor> extensions)
    {
        foreach (FieldDescriptor extension in extensions)
        {
            AddSymbol(extension);
            string type = extension.ExtendeeType.FullName;
            if (!_extensions.TryGetValue(type, out SortedDictionary<int, FileDescriptor>? numbers))
            {
                _extensions[type] = numbers = [];
            }

            numbers[extension.FieldNumber] = extension.File;
        }
    }

    private void AddSymbols(IEnumerable<IDescriptor> descriptors)
    {
        foreach (IDescriptor descriptor in descriptors)
        {
            AddSymbol(descriptor);
        }
    }

    private void AddSymbol(IDescriptor descriptor) => _symbols.TryAdd(descriptor.FullName, descriptor.File);
}
