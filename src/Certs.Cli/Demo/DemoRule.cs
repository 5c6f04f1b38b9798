using System.Security.Cryptography;
using System.Text;
using Certs.Api.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Cli.Demo;

/// <summary>The rule that Zhejiang writes in the demonstration: SM2 from a date on, for business licences of Gansu.</summary>
internal static class DemoRule
{
    private const uint Gansu = 62;

    private const string Policy =
        "Province 33 recognises business licences of province 62 that are signed with SM2.\n";

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>The first midnight of the month after the next one, Beijing time.</summary>
    /// <param name="now">The present moment.</param>
    public static DateTimeOffset Beginning(DateTimeOffset now)
    {
        DateTimeOffset here = now.ToOffset(Beijing);
        return new DateTimeOffset(here.Year, here.Month, 1, 0, 0, 0, Beijing).AddMonths(2);
    }

    /// <summary>Writes the rule as <c>certs rules set</c> does and waits for its block.</summary>
    public static async Task<RecognitionRule> AddAsync(
        RecognitionService.RecognitionServiceClient service, DateTimeOffset from, CancellationToken stop)
    {
        AddRuleRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Selector = new RuleSelector { Suite = Suite.Sm2, Type = Licences.Type, IssuerProvince = Gansu },
            Verdict = RuleVerdict.Recognised,
            ValidFrom = from.ToTimestamp(),
            PolicyDigest = ByteString.CopyFrom(SHA256.HashData(Encoding.UTF8.GetBytes(Policy))),
        };
        return (await service.AddRuleAsync(request, cancellationToken: stop)).Rule;
    }
}
