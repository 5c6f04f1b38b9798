using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Testing.Bundles;

/// <summary>Changes of the status of the scenarios' certificate.</summary>
public static class TestStatuses
{
    /// <summary>SHA-256 of the handle of every scenario's certificate.</summary>
    public static Hash32 Handle { get; } =
        new(Hashing.Sha256([.. Enumerable.Range(1, 16).Select(one => (byte)one)]));

    /// <summary>A change that is recorded as it takes effect, a block after the anchor and the changes before.</summary>
    public static RegistryEvent.StatusChanged Change(
        uint sequence, CertificateState state, DateTimeOffset from, DateTimeOffset? recorded = null) =>
        new(
            new ChainPoint(110 + sequence, recorded ?? from), new AgencyId(62, 1), Handle,
            new StatusRecord(state, (byte)(sequence % 4), from, recorded ?? from, sequence));
}
