using System.Globalization;
using System.Text.RegularExpressions;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Lifecycle;

/// <summary>One table, said in four places.</summary>
public sealed partial class TransitionsTests
{
    [Fact]
    public void The_contract_has_the_lines_for_recorded_states()
    {
        string contract = Read("contracts/src/StatusRegistry.sol");
        ulong followers = ulong.Parse(
            FollowersLine().Match(contract).Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        foreach (CertificateState? former in Enum.GetValues<CertificateState>().Cast<CertificateState?>().Prepend(null))
        {
            foreach (CertificateState next in Enum.GetValues<CertificateState>())
            {
                int bit = ((int)(former ?? 0) * 8) + (int)next;
                Assert.Equal(Transitions.MayFollow(former, next), (followers >> bit & 1) == 1);
            }
        }
    }

    [Fact]
    public void The_document_has_every_line_and_no_other()
    {
        IEnumerable<string> lines = DocumentLine().Matches(Read("docs/lifecycle.md"))
            .Select(line => $"{line.Groups[1]} {line.Groups[2]} {line.Groups[3]}");

        Assert.Equal(
            Transitions.All.Select(line => $"{Words.Of(line.From)} {Words.Of(line.Act)} {Words.Of(line.To)}").Order(),
            lines.Order());
    }

    [Fact]
    public void The_proto_says_of_each_act_after_what_it_may_come()
    {
        string proto = Read("protos/certs/v1/lifecycle.proto");

        foreach (ChangeAct act in Enum.GetValues<ChangeAct>())
        {
            Match said = Regex.Match(
                proto, $@"After ([A-Z_, ]+)\.\s+CHANGE_ACT_{Words.Of(act)} = {(int)act};", RegexOptions.CultureInvariant);
            Assert.Equal(
                Transitions.All.Where(line => line.Act == act).Select(line => Words.Of(line.From)).Order(),
                said.Groups[1].Value.Split(", ").Order());
        }
    }

    [Fact]
    public void What_is_final_has_no_line() => Assert.DoesNotContain(
        Transitions.All, line => line.From is Standing.Revoked or Standing.Cancelled);

    [Theory]
    [InlineData(CertificateState.Active, null, ChangeAct.Suspend, CertificateState.Suspended)]
    [InlineData(CertificateState.Suspended, null, ChangeAct.Suspend, null)]
    [InlineData(CertificateState.Suspended, Standing.Expired, ChangeAct.Resume, null)]
    [InlineData(CertificateState.Suspended, Standing.Expired, ChangeAct.Supersede, null)]
    [InlineData(CertificateState.Active, Standing.Expired, ChangeAct.Supersede, CertificateState.Superseded)]
    [InlineData(CertificateState.Active, Standing.Expired, ChangeAct.Suspend, null)]
    [InlineData(CertificateState.Superseded, Standing.Expired, ChangeAct.Revoke, CertificateState.Revoked)]
    [InlineData(CertificateState.Cancelled, null, ChangeAct.Revoke, null)]
    public void Both_the_issuers_word_and_the_calendar_must_allow_an_act(
        CertificateState recorded, Standing? calendar, ChangeAct act, CertificateState? next) =>
        Assert.Equal(next, Transitions.Next(recorded, calendar, act));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex("_FOLLOWERS = 0x([0-9a-f]+);")]
    private static partial Regex FollowersLine();

    [GeneratedRegex(@"^\| `([A-Z_]+)` \| `([A-Z]+)` \| `([A-Z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex DocumentLine();
}
