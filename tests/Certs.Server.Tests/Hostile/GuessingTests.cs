using System.Globalization;
using System.Text;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Core.Evm;
using Certs.Core.Suites;
using Certs.Testing.Chain;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;
using Suite = Certs.Api.V1.Suite;

namespace Certs.Server.Tests.Hostile;

/// <summary>
/// Whoever has all of the chain, the log and the store, its log and its documents, cannot find out the number of an identity card by trying a million (threat T5).
/// </summary>
public sealed class GuessingTests
{
    private const string Type = "urn:certs:type:food-operation-permit:1";
    private const string Field = "operator_id_number";
    private const string Agency = "11620100013894568Q";
    private const int Guesses = 1_000_000;

    // GB 11643-1999: region, day of birth, three digits, check. The standard's own example is among them.
    private const string True = "11010519491231002X";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    [Fact]
    public async Task A_million_guesses_at_an_identity_number_match_nothing_that_is_stored_told_or_anchored()
    {
        using TempFolder folder = new();
        TestAnvil.Use();
        NodeProcess node = await NodeProcess.StartAsync(
            62, folder.File("62"), folder.File("62"),
            ["--Keys:Iterations=1000", "--Logging:LogLevel:Default=Debug"], CancellationToken.None);
        Traces traces = new();
        await using (node)
        {
            await IssueAsync(node);
            await traces.AddChainAsync(node.Folder.ReadServiceFile().Nodes[0]);
        }

        await traces.AddLogAsync(Path.Combine(node.Folder.Path, "service.log"));
        traces.AddStore(Path.Combine(node.Folder.Path, "certs.db"));

        string[] guesses = [.. IdentityNumbers().Take(Guesses)];
        Assert.Contains(True, guesses);
        Assert.Equal(Guesses, guesses.Distinct().Count());
        Assert.Empty(Matches(traces, guesses));

        // The same attacker succeeds where one digest without a salt is anywhere.
        traces.Add([1, .. Hashing.Sha256(Encoding.UTF8.GetBytes(True)), 2]);
        Assert.Equal([True], Matches(traces, guesses[..1000]));
    }

    private static async Task IssueAsync(NodeProcess node)
    {
        using ServiceConnection operators = ServiceConnection.Open(node.Folder, "operator");
        CreateAgencyRequest agency = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = Agency,
            NameZh = "兰州市市场监督管理局",
            NameEn = "An administration",
        };
        agency.CertificateTypes.Add(Type);
        string urn = (await operators.Administration.CreateAgencyAsync(agency)).Agency.Urn;
        foreach (Suite suite in new[] { Suite.Es256, Suite.Sm2 })
        {
            await operators.Administration.CreateKeyAsync(
                new CreateKeyRequest { RequestId = Guid.NewGuid().ToString(), Agency = urn, Suite = suite });
        }

        using ServiceConnection issuers = ServiceConnection.Open(node.Folder, "issuer");
        IssueCertificateRequest order = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Content = new CertificateContent { Agency = urn, Type = Type, Fields = Permit() },
        };
        string number = (await issuers.Issuance.IssueCertificateAsync(order)).Certificate.Number;
        byte[] document = await Certs.Cli.Commands.Anchoring.DocumentAsync(
            issuers.Issuance, number, CancellationToken.None);
        VerifyCertificateRequest verify = new() { Document = ByteString.CopyFrom(document), Province = 33 };
        Report report = (await issuers.Verification.VerifyCertificateAsync(verify)).Report;
        Assert.Equal(Authenticity.TotalPassed, report.Authenticity);
    }

    private static Struct Permit() => new()
    {
        Fields =
        {
            ["permit_no"] = Value.ForString("JY16201020000017"),
            ["operator_name"] = Value.ForString("城关区示例面馆"),
            [Field] = Value.ForString(True),
            ["legal_representative"] = Value.ForString("张示例"),
            ["business_premises"] = Value.ForString("兰州市城关区示例路2号"),
            ["main_business_type"] = Value.ForString("餐饮服务经营者"),
            ["business_items"] = Value.ForList(Value.ForString("热食类食品制售")),
            ["valid_until"] = Value.ForString("2030-12-31"),
            ["issuing_authority"] = Value.ForString("兰州市市场监督管理局"),
            ["issue_date"] = Value.ForString("2026-01-08"),
            ["signed_by"] = Value.ForString("李示例"),
        },
    };

    private static string[] Matches(Traces traces, string[] guesses) =>
        [.. guesses.AsParallel().Where(guess => Digests(guess).Any(traces.Has))];

    // What somebody who hashes a number could have hashed: it alone, as JSON, with its field's name.
    private static IEnumerable<byte[]> Digests(string guess)
    {
        byte[] alone = Encoding.ASCII.GetBytes(guess);
        yield return alone;
        yield return Hashing.Sha256(alone);
        yield return Hashing.Sm3(alone);
        yield return Keccak256.Hash(alone).ToArray();
        yield return Hashing.Sha256(Encoding.ASCII.GetBytes($"\"{guess}\""));
        yield return Hashing.Sha256(Encoding.ASCII.GetBytes($"[\"{Field}\",\"{guess}\"]"));
    }

    private static IEnumerable<string> IdentityNumbers()
    {
        DateOnly day = new(1949, 12, 31);
        for (int i = 0; ; i++)
        {
            string birth = day.AddDays(i / 999).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            string body = string.Create(CultureInfo.InvariantCulture, $"110105{birth}{(i % 999) + 1:000}");
            int sum = body.Zip(Weights, (digit, weight) => (digit - '0') * weight).Sum();
            yield return body + "10X98765432"[sum % 11];
        }
    }
}
