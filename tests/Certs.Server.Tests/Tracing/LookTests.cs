using System.Data.Common;
using System.Text;
using Certs.Core.Documents;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Services;
using Certs.Server.Storage;
using Certs.Server.Tests.Lifecycle;
using Certs.Server.Tracing;
using Certs.Server.Verifying;
using Xunit;

namespace Certs.Server.Tests.Tracing;

/// <summary>Who had a certificate judged stands in its history, for those who may see it and for a limited time.</summary>
public sealed class LookTests(LifecycleNode node) : IClassFixture<LifecycleNode>
{
    private static readonly Caller Window =
        new("key", new HashSet<Role> { Role.Verifier }, null) { Organisation = "兰州市政务服务中心" };

    [Fact]
    public async Task A_verdict_is_told_with_organisation_purpose_province_and_outcome_and_equal_ones_are_one()
    {
        (string number, byte[] document) = await node.IssueAsync();
        (_, byte[] other) = await node.IssueAsync();

        await JudgeAsync(document, VerifyRequests.ToAsker(Window, "年检"), 33);
        await JudgeAsync(document, VerifyRequests.ToAsker(Window, "年检"), 33);
        await JudgeAsync(document, VerifyRequests.ToAsker(Caller.Stranger, "我说的不算"), 62);
        await JudgeAsync(other, VerifyRequests.ToAsker(Window, ""), 62);
        IReadOnlyList<Looks> found = await HistoryAsync(number, document, Caller.Stranger);

        Assert.Equal(
            [(Role.Verifier, "兰州市政务服务中心", "年检", (ushort)33, 2L), (0, "", "", (ushort)62, 1L)],
            found.OrderByDescending(one => one.Verdicts).Select(one => (
                one.Kind.Asker.Role, one.Kind.Asker.Organisation, one.Kind.Asker.Purpose, one.Kind.Relying, one.Verdicts)));
        Assert.All(found, one => Assert.Equal((byte)Standing.Active, one.Kind.Standing));
        Assert.Equal(found, await HistoryAsync(number, null, LifecycleNode.Officer));
    }

    [Fact]
    public async Task Nothing_in_the_store_names_the_certificate_or_the_key_that_asked()
    {
        (_, byte[] document) = await node.IssueAsync();
        Payload payload = DocumentReader.Read(document).Payload;
        Caller caller = new(Guid.NewGuid().ToString("N"), new HashSet<Role> { Role.Verifier }, null);
        await JudgeAsync(document, VerifyRequests.ToAsker(caller, "对账"), 62);
        await FlushAsync();

        byte[] all = await DumpAsync();

        Assert.True(all.AsSpan().IndexOf(Encoding.UTF8.GetBytes("对账")) >= 0);
        Assert.True(all.AsSpan().IndexOf(payload.Handle.Span) < 0);
        Assert.True(all.AsSpan().IndexOf(Hashing.Sha256(payload.Handle.Span)) < 0);
        Assert.True(all.AsSpan().IndexOf(Encoding.UTF8.GetBytes(payload.Number)) < 0);
        Assert.True(all.AsSpan().IndexOf(Encoding.UTF8.GetBytes(caller.Fingerprint!)) < 0);
    }

    [Fact]
    public async Task A_document_that_no_agency_signed_is_not_noted_and_neither_is_what_the_node_asks_itself()
    {
        (string number, byte[] document) = await node.IssueAsync();
        string text = Encoding.UTF8.GetString(document);
        int at = text.IndexOf("\"signature\":\"", StringComparison.Ordinal) + "\"signature\":\"".Length;
        byte[] forged = Encoding.UTF8.GetBytes($"{text[..at]}{(text[at] == 'A' ? 'B' : 'A')}{text[(at + 1)..]}");

        await JudgeAsync(forged, Asker.Anonymous, 62);
        await node.VerifyAsync(document);

        Assert.Empty(await HistoryAsync(number, document, Caller.Stranger));
    }

    [Fact]
    public async Task Holders_are_told_nothing_where_the_settings_say_so_and_nothing_is_kept_with_no_time_to_keep_it()
    {
        (string number, byte[] document) = await node.IssueAsync();
        await node.RestartAsync(settings: new Dictionary<string, string?> { ["Tracing:ShowsHolders"] = "false" });
        await JudgeAsync(document, Asker.Anonymous, 62);

        Assert.Empty(await HistoryAsync(number, document, Caller.Stranger));
        Assert.Single(await HistoryAsync(number, null, LifecycleNode.Supervisor));

        await node.RestartAsync(settings: new Dictionary<string, string?> { ["Tracing:KeepFor"] = "0" });
        await JudgeAsync(document, Asker.Anonymous, 62);
        await FlushAsync();
        await node.RestartAsync();
        Assert.Equal(1, Assert.Single(await HistoryAsync(number, document, Caller.Stranger)).Verdicts);
    }

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("tel 139000012")]
    [InlineData("a\nb")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void A_purpose_that_may_name_a_person_is_refused(string purpose)
    {
        RefusedException refused = Assert.Throws<RefusedException>(() => VerifyRequests.ToAsker(Window, purpose));

        Assert.Equal("purpose", Assert.Single(refused.Fields).Field);
    }

    private async Task JudgeAsync(byte[] document, Asker asker, ushort province) =>
        await node.Node.Get<VerifyCertificate>().RunAsync(
            new VerifyOrder(document, [], new VerdictQuestion(province, null, null), asker), CancellationToken.None);

    private Task FlushAsync() => node.Node.Create<LookFlush>().FlushAsync();

    private async Task<IReadOnlyList<Looks>> HistoryAsync(string number, byte[]? document, Caller caller)
    {
        await FlushAsync();
        ReadOnlyMemory<byte> handle = document is null ? default : DocumentReader.Read(document).Payload.Handle;
        return (await node.Node.Get<GetHistory>().RunAsync(caller, number, handle, null, CancellationToken.None)).Looks;
    }

    // Every column of every row, one after the other.
    private async Task<byte[]> DumpAsync()
    {
        using DbConnection connection = node.Node.Get<DbDataSource>().OpenConnection();
        using DbCommand command = connection.Command("select * from verifications");
        using DbDataReader row = command.ExecuteReader();
        using MemoryStream all = new();
        while (await row.ReadAsync())
        {
            for (int column = 0; column < row.FieldCount; column++)
            {
                all.Write(row.GetValue(column) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes($"{row.GetValue(column)}"));
            }
        }

        return all.ToArray();
    }
}
