namespace Certs.Server.Refusals;

/// <summary>A caller is refused. Thrown as deep as need be, caught only where statuses are made.</summary>
internal sealed class RefusedException : Exception
{
    // The names of fields are the caller's, and a refusal travels in the trailers. Clients take 8 KiB of those, and
    // one that is told more drops the whole connection, with all the other calls on it.
    private const int MostFields = 12;
    private const int MostInText = 3;

    /// <summary>Refuses for a reason that no single field explains.</summary>
    public RefusedException(RefusalReason reason, string message)
        : base(message) => Reason = reason;

    /// <summary>Refuses because of one field.</summary>
    public RefusedException(RefusalReason reason, string field, string rule)
        : this(reason, [new BrokenField(field, rule)])
    {
    }

    /// <summary>Refuses because of fields, one or more. Only the first are told.</summary>
    public RefusedException(RefusalReason reason, IReadOnlyList<BrokenField> fields)
        : base(string.Join(" ", fields.Take(MostInText).Select(broken => $"{broken.Shown}: {broken.Rule}")))
    {
        Reason = reason;
        Fields = [.. fields.Take(MostFields).Select(broken => broken with { Field = broken.Shown })];
    }

    /// <summary>Why.</summary>
    public RefusalReason Reason { get; }

    /// <summary>The fields that break their rules; empty when it is not about fields.</summary>
    public IReadOnlyList<BrokenField> Fields { get; } = [];

    /// <summary>When trying again makes sense; null: it does not, as it stands.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
