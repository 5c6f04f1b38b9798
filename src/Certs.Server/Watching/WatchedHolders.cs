using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Server.Storage;

namespace Certs.Server.Watching;

/// <summary>To whom certificates that were changed were issued: looked up in the documents, and only while somebody asks.</summary>
/// <remarks>
/// There is no index from holders to certificates, in the store or anywhere. A holder's watch needs none: it has to know of a
/// change whose certificate it is about, and a change leads to its document. What is remembered of a document is sixteen bytes
/// of an HMAC under a key that ends with the process, and a certificate without a holder's public code has none.
/// </remarks>
internal sealed class WatchedHolders(ChangedCertificateStore store, CertificateTypes types, int most = 100_000)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<(AgencyId Agency, Hash32 Handle), UInt128> _known = new();

    /// <summary>The tag of a holder.</summary>
    /// <param name="code">The unified social credit code.</param>
    public UInt128 TagOf(string code)
    {
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(code), tag);

        // Zero is "no holder": one in 2^128 of the others would be taken for it.
        return BinaryPrimitives.ReadUInt128BigEndian(tag);
    }

    /// <summary>Finds the holders of changes that are not known yet.</summary>
    public async Task LoadAsync(IEnumerable<RegistryEvent.StatusChanged> changes, CancellationToken cancellationToken)
    {
        (AgencyId Agency, Hash32 Handle)[] missing =
            [.. changes.Select(change => (change.Agency, change.Handle)).Where(key => !_known.ContainsKey(key)).Distinct()];
        if (missing.Length == 0)
        {
            return;
        }

        if (_known.Count + missing.Length > most)
        {
            _known.Clear();
        }

        IReadOnlyList<ReadOnlyMemory<byte>> documents = await store.DocumentsAsync(missing, cancellationToken);
        for (int at = 0; at < missing.Length; at++)
        {
            _known[missing[at]] = documents[at].IsEmpty ? UInt128.Zero : TagIn(documents[at]);
        }
    }

    /// <summary>The tag of the certificate's holder; zero: it names none in public, or it was not loaded.</summary>
    public UInt128 Find(RegistryEvent.StatusChanged change) => _known.GetValueOrDefault((change.Agency, change.Handle));

    private UInt128 TagIn(ReadOnlyMemory<byte> utf8)
    {
        CertificateDocument document = DocumentReader.Read(utf8);
        return types.Find(document.Payload.Type)?.HolderCode is { } field
            && document.Disclosures.FirstOrDefault(one => one.Name == field.Name) is { } code
                ? TagOf(code.Value.GetValue<string>())
                : UInt128.Zero;
    }
}
