using Certs.Api.V1;
using Certs.Core.Recognition;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Server.Statistics;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Writes counts as they go over the wire; what is too small to be shown ends here.</summary>
internal static class StatisticsMessages
{
    private const int MostGroups = 1000;

    /// <summary>Obstacles: the groups that pass the filter, and what is in small groups whether they pass or not.</summary>
    public static ListObstaclesResponse ToMessage(
        IReadOnlyList<(ObstacleKind Kind, long Verdicts)> obstacles, Predicate<ObstacleKind> filter)
    {
        (ObstacleKind Kind, long Verdicts)[] shown =
        [
            .. obstacles
                .Where(one => one.Verdicts >= SmallGroups.K && filter(one.Kind))
                .OrderByDescending(one => one.Verdicts)
                .ThenBy(one => one.Kind.Month).ThenBy(one => one.Kind.Issuing).ThenBy(one => one.Kind.Relying)
                .ThenBy(one => one.Kind.Type, StringComparer.Ordinal).ThenBy(one => one.Kind.Suites)
                .ThenBy(one => one.Kind.Seal).ThenBy(one => one.Kind.Reason, StringComparer.Ordinal),
        ];
        ListObstaclesResponse message = new()
        {
            OmittedGroups = Math.Max(0, shown.Length - MostGroups),
            VerdictsInSmallGroups = SmallGroups.Sum(obstacles.Select(one => (one.Kind.Month, one.Verdicts))),
        };
        message.Obstacles.AddRange(shown.Take(MostGroups).Select(one => ToMessage(one.Kind, one.Verdicts)));
        return message;
    }

    /// <summary>How recognition worked between two provinces in a month.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="certificates">How many certificates the issuing province has on the chain.</param>
    public static Indicator ToMessage(PairOfMonth pair, long certificates)
    {
        Indicator message = new()
        {
            Month = pair.Month.ToString(),
            IssuingProvince = pair.Issuing,
            RelyingProvince = pair.Relying,
            Verdicts = pair.Verdicts,
            Recognised = pair.Recognised,
            RecognisedByBridge = pair.ByBridge,
            RecognitionRate = (double)pair.Recognised / pair.Verdicts,
            Certificates = certificates,
            MedianTimeToVerdict = pair.MedianTime.ToDuration(),
        };
        if (pair.Issuing != pair.Relying && certificates > 0)
        {
            message.ReuseRate = (double)pair.Verdicts / certificates;
        }

        return message;
    }

    /// <summary>How long bridge statements between two provinces took.</summary>
    public static BridgingIndicator ToMessage(BridgedPair pair) => new()
    {
        Month = pair.Month.ToString(),
        IssuingProvince = pair.Issuing,
        RelyingProvince = pair.Relying,
        Statements = pair.Statements,
        MedianTimeToBridge = pair.MedianTime.ToDuration(),
    };

    /// <summary>What a change would do.</summary>
    public static WhatIfResponse ToMessage(WhatIfAnswer answer)
    {
        WhatIfResponse message = new()
        {
            Total = ToMessage("", "", answer.Groups.Aggregate(
                default(ChangeEffect), (sum, group) => sum + group.Effect)),
            LeftOut = ToMessage(answer.LeftOut),
            AtTime = answer.At.ToTimestamp(),
            AsOf = RegistryMessages.ToMessage(answer.Head),
        };
        message.Groups.AddRange(answer.Groups
            .Where(group => group.Effect.Certificates >= SmallGroups.K)
            .Select(group => ToMessage(
                group.Agency.ToString(), CertificateTypes.BuiltIn.Find(group.Type)?.Vct ?? "", group.Effect)));
        return message;
    }

    private static Obstacle ToMessage(ObstacleKind kind, long verdicts)
    {
        Obstacle message = new()
        {
            Month = kind.Month.ToString(),
            IssuingProvince = kind.Issuing,
            RelyingProvince = kind.Relying,
            Type = kind.Type,
            SealGeneration = kind.Seal,
            Reason = kind.Reason,
            MeaningZh = ReasonTable.Find(kind.Reason)?.Zh ?? "",
            MeaningEn = ReasonTable.Find(kind.Reason)?.En ?? "",
            Verdicts = verdicts,
        };
        message.Suites.AddRange(SuiteBits.ToSuites(kind.Suites).Select(suite => (Suite)suite));
        return message;
    }

    private static WhatIfLeftOut ToMessage(IReadOnlyDictionary<Ending, long> leftOut) => new()
    {
        Superseded = leftOut.GetValueOrDefault(Ending.Superseded),
        Revoked = leftOut.GetValueOrDefault(Ending.Revoked),
        Cancelled = leftOut.GetValueOrDefault(Ending.Cancelled),
        Expired = leftOut.GetValueOrDefault(Ending.Expired),
    };

    private static WhatIfGroup ToMessage(string agency, string type, ChangeEffect effect) => new()
    {
        Agency = agency,
        Type = type,
        Certificates = effect.Certificates,
        Recognised = effect.Recognised,
        Affected = effect.Affected,
        Bridgeable = effect.Bridgeable,
        DualSigned = effect.DualSigned,
        Gained = effect.Gained,
    };
}
