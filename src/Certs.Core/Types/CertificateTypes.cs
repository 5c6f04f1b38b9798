using System.Reflection;

namespace Certs.Core.Types;

/// <summary>A set of certificate types, found by URN or by their identity on the chain.</summary>
public sealed class CertificateTypes
{
    private const string ResourcePrefix = "Certs.Core.Types.";

    private static readonly Lazy<CertificateTypes> Shipped = new(LoadShipped);

    private readonly Dictionary<string, CertificateType> _byVct;
    private readonly Dictionary<Hash32, CertificateType> _byId;

    private CertificateTypes(IReadOnlyList<CertificateType> all)
    {
        All = all;
        _byVct = all.ToDictionary(type => type.Vct, StringComparer.Ordinal);
        _byId = all.ToDictionary(type => type.TypeId);
    }

    /// <summary>The types that ship with this assembly.</summary>
    public static CertificateTypes BuiltIn => Shipped.Value;

    /// <summary>The types, sorted by URN.</summary>
    public IReadOnlyList<CertificateType> All { get; }

    /// <summary>Reads one type file (<c>docs/document-format.md</c>, section on certificate types).</summary>
    /// <param name="utf8">The file; its bytes give the type's integrity digest.</param>
    /// <exception cref="Documents.DocumentFormatException">The file breaks a rule.</exception>
    public static CertificateType Load(ReadOnlyMemory<byte> utf8) => TypeFileReader.Read(utf8);

    /// <summary>These types and more.</summary>
    /// <param name="more">Types whose URNs are not in this set.</param>
    /// <exception cref="ArgumentException">A URN is there already: a published type never changes, it gets a
    /// new version.</exception>
    public CertificateTypes With(IEnumerable<CertificateType> more) =>
        new([.. All.Concat(more).OrderBy(type => type.Vct, StringComparer.Ordinal)]);

    /// <summary>The type with a URN, or null.</summary>
    public CertificateType? Find(string vct) => _byVct.GetValueOrDefault(vct);

    /// <summary>The type with an identity on the chain, or null.</summary>
    public CertificateType? Find(Hash32 typeId) => _byId.GetValueOrDefault(typeId);

    private static CertificateTypes LoadShipped()
    {
        Assembly assembly = typeof(CertificateTypes).Assembly;
        IEnumerable<CertificateType> types = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(name => Load(ReadResource(assembly, name)));
        return new CertificateTypes([]).With(types);
    }

    private static byte[] ReadResource(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
