using Certs.Server.Storage;

namespace Certs.Server.Tests.Storage;

/// <summary>The vault of the stores that tests open.</summary>
internal static class TestVault
{
    public static DocumentVault Own { get; } = Of(1);

    /// <summary>A vault with keys of its own.</summary>
    public static DocumentVault Of(byte number) => new(
        [.. Enumerable.Repeat(number, 32)], [.. Enumerable.Repeat((byte)(number + 128), 32)]);
}
