using Certs.Core;

namespace Certs.Server.Lifecycle.Incidents;

/// <summary>Which of an agency's certificates an incident is about.</summary>
internal abstract record IncidentSelection
{
    private IncidentSelection()
    {
    }

    /// <summary>Those with a signature of a key.</summary>
    public sealed record ByKey(Hash32 KeyId) : IncidentSelection;

    /// <summary>Those in the batch with a root.</summary>
    public sealed record ByBatch(Hash32 Root) : IncidentSelection;

    /// <summary>Those issued in a period; half-open.</summary>
    public sealed record Issued(DateTimeOffset From, DateTimeOffset Until) : IncidentSelection;

    /// <summary>All.</summary>
    public sealed record All : IncidentSelection;

    /// <summary>Those that are named.</summary>
    public sealed record Listed : IncidentSelection;
}
