using Certs.Server.Hosting;

namespace Certs.Server.Tracing;

/// <summary>Who had a certificate judged, as a history tells it: an organisation in a role, never a person or a key.</summary>
/// <param name="Role">The first of the caller's roles; 0: somebody without a certificate of this node.</param>
/// <param name="Organisation">What the roles file calls it, or the URN of its only agency; empty: neither.</param>
/// <param name="Purpose">What for, as the caller said; empty: not said.</param>
internal sealed record Asker(Role Role, string Organisation, string Purpose)
{
    /// <summary>Somebody without a certificate of this node. What such a caller says of itself is not kept.</summary>
    public static Asker Anonymous { get; } = new(0, "", "");

    /// <summary>A caller who says what for.</summary>
    public static Asker Of(Caller caller, string purpose) => caller.Roles.Count == 0
        ? Anonymous
        : new Asker(
            caller.Roles.Min(),
            caller.Organisation.Length == 0 && caller.Agencies is { Count: 1 } one
                ? one.First().ToString()
                : caller.Organisation,
            purpose);
}
