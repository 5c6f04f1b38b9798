using Certs.Core.Registry;

namespace Certs.Core.Verification;

/// <summary>How long a report may be relied on.</summary>
internal static class ReportPeriod
{
    /// <summary>
    /// The policy's time, or less when the licence, the deciding rule or an announced change of status comes
    /// earlier.
    /// </summary>
    public static DateTimeOffset End(Case subject)
    {
        DateTimeOffset at = subject.Evidence.At;
        TimeSpan validity = subject.Evidence.Policy.ReportValidity;
        DateTimeOffset end = validity < DateTimeOffset.MaxValue - at ? at + validity : DateTimeOffset.MaxValue;
        end = EarlierOf(end, subject.Payload.Expires, at);
        end = EarlierOf(end, subject.Payload.NotBefore, at);
        end = EarlierOf(end, subject.Recognition.Rule?.Rule.Until, at);
        end = EarlierOf(end, subject.Recognition.Upcoming?.Rule.From, at);
        end = EarlierOf(end, subject.Recognition.Bridge?.Expires, at);
        if (subject.Registry is { } registry)
        {
            if (subject.Recognition.Bridge is { } bridge)
            {
                end = EarlierOf(end, registry.StatusesOf(bridge.Agency, bridge.Handle), at);
            }

            end = EarlierOf(
                end, registry.StatusesOf(subject.Payload.Issuer, subject.Evidence.Document.Handle), at);
        }

        return end;
    }

    private static DateTimeOffset EarlierOf(
        DateTimeOffset end, IEnumerable<StatusRecord> statuses, DateTimeOffset at)
    {
        foreach (StatusRecord status in statuses)
        {
            end = EarlierOf(end, status.EffectiveFrom, at);
        }

        return end;
    }

    private static DateTimeOffset EarlierOf(DateTimeOffset end, DateTimeOffset? change, DateTimeOffset at) =>
        change is { } moment && moment > at && moment < end ? moment : end;
}
