using System.ComponentModel.DataAnnotations;
using Certs.Core.Lifecycle;

namespace Certs.Server.Lifecycle;

/// <summary>How far a change may lie from the moment at which it is said. One entry of <c>Lifecycle:Limits</c>.</summary>
internal sealed class ChangeLimit
{
    /// <summary>The act that it is for.</summary>
    public ChangeAct Act { get; init; }

    /// <summary>The certificate type (vct) that it is for; absent: every type.</summary>
    public string? Type { get; init; }

    /// <summary>The longest time back.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan Back { get; init; }

    /// <summary>The longest time ahead.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan Ahead { get; init; }

    /// <summary>The limit.</summary>
    public EffectiveLimit Limit => new(Back, Ahead);
}
