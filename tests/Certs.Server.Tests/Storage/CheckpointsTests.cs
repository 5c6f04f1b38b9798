using Certs.Core;
using Certs.Server.Storage;
using Certs.Server.Storage.Sqlite;
using Xunit;

namespace Certs.Server.Tests.Storage;

public sealed class CheckpointsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_committed_gets_into_the_database_file_without_the_writer()
    {
        string file = _folder.File("certs.db");
        using OpenStore store = SqliteStore.Open(file, TestVault.Own, TimeProvider.System);
        long before = new FileInfo(file).Length;

        await store.Certificates.AddAsync([.. Enumerable.Range(0, 500).Select(_ =>
            TestStore.Certificate(new AgencyId(62, 1)) with { Document = new byte[4096] })]);

        Assert.True(SpinWait.SpinUntil(() => new FileInfo(file).Length > before + (500 * 4096), Patience));
    }
}
