using Certs.Core.Bridging;
using Certs.Core.Documents;
using Certs.Core.Suites;

namespace Certs.Core.Tests.Bridging;

/// <summary>Statements for the tests of this folder: fixed, of no meaning.</summary>
internal static class SampleStatements
{
    public static BridgeClaims Claims() => new(
        new AgencyId(62, 2), 33, "urn:certs:type:business-licence:1",
        new BridgedOriginal(new AgencyId(62, 1), HashOf(1), HashOf(2), HashOf(3), [Suite.SM2]),
        HashOf(4), 17, At(1_763_769_590), At(1_763_769_600), At(1_795_305_600),
        [Suite.ES256, Suite.SM2], Enumerable.Range(100, 16).Select(value => (byte)value).ToArray(),
        "eip155:1337:0x00000000000000000000000000000000000000aa");

    public static DraftKey[] Keys() => [new(Suite.ES256, HashOf(5)), new(Suite.SM2, HashOf(6))];

    /// <summary>A statement with signatures of no meaning, without an anchor.</summary>
    public static BridgeStatement Statement() =>
        PreparedStatement.Of(Claims(), Keys()).Sign(
            [[.. Enumerable.Repeat((byte)0x11, 64)], [.. Enumerable.Repeat((byte)0x66, 64)]]);

    public static Hash32 HashOf(byte seed) => new(Hashing.Sha256([seed]));

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
