using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Verification;

namespace Certs.Testing.Bundles;

/// <summary>Changes of the status of the scenarios' certificate.</summary>
public static class TestStatuses
{
    /// <summary>SHA-256 of the handle of every scenario's certificate.</summary>
    public static Hash32 Handle { get; } =
        new(Hashing.Sha256([.. Enumerable.Range(1, 16).Select(one => (byte)one)]));

    /// <summary>Changes in the blocks after the anchor, linked as the contract links them.</summary>
    /// <param name="changes">Each state with when it takes effect, which is also when it is recorded.</param>
    public static RegistryEvent[] Of(params IReadOnlyList<(CertificateState State, DateTimeOffset From)> changes)
    {
        List<RegistryEvent> events = [];
        Hash32 former = StatusLink.NoWord;
        foreach ((CertificateState state, DateTimeOffset from) in changes)
        {
            uint sequence = (uint)events.Count + 1;
            Hash32 detail = TestRegistry.HashOf($"detail {sequence}");
            StatusRecord record = new(state, (byte)(sequence % 4), from, from, sequence);
            record = record with { Link = StatusLink.Of(former, record, detail) };
            former = StatusLink.Word(record);
            events.Add(new RegistryEvent.StatusChanged(
                new ChainPoint(110 + sequence, from), new AgencyId(62, 1), Handle, record)
            { Detail = detail });
        }

        return [.. events];
    }
}
