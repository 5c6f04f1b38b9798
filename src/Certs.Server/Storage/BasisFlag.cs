using Certs.Core.Registry;

namespace Certs.Server.Storage;

/// <summary>A warning on a certificate that one that it rests on fell.</summary>
/// <param name="Basis">The number of the one that fell.</param>
/// <param name="State">What it was recorded as.</param>
/// <param name="Rule">What was done about it.</param>
/// <param name="RaisedAt">When.</param>
/// <param name="ClearedAt">When the basis was restored; null: it was not.</param>
internal sealed record BasisFlag(
    string Basis, CertificateState State, BasisRule Rule, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt);
