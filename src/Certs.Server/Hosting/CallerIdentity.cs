using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Certs.Server.Refusals;
using Grpc.Core;

namespace Certs.Server.Hosting;

/// <summary>Finds out who calls: from the connection's client certificate, never from a header.</summary>
internal sealed class CallerIdentity(ClientCertificates certificates, RolesFile roles)
{
    private const string StateKey = "certs.caller";

    // One check per connection: Kestrel hands the same certificate object to every call on it. Only the period, which
    // ends while a connection lasts, and the roles are looked at with every call.
    private readonly ConditionalWeakTable<X509Certificate2, Checked> _checked = [];

    /// <summary>The caller of this call, as <see cref="Identify"/> left it.</summary>
    public static Caller Of(ServerCallContext call) => (Caller)call.UserState[StateKey];

    /// <summary>Identifies the caller and leaves the answer with the call.</summary>
    /// <exception cref="RefusedException">a certificate was shown and is not good.</exception>
    public Caller Identify(ServerCallContext call)
    {
        Caller caller = Find(call.GetHttpContext().Connection.ClientCertificate);
        call.UserState[StateKey] = caller;
        return caller;
    }

    private Caller Find(X509Certificate2? certificate)
    {
        if (certificate is null)
        {
            return Caller.Stranger;
        }

        Checked found = _checked.GetValue(
            certificate, shown => new Checked(certificates.IsGood(shown), ClientCertificates.FingerprintOf(shown)));
        return found.IsGood && certificates.IsInPeriod(certificate) && roles.Find(found.Fingerprint) is { } caller
            ? caller
            : throw new RefusedException(
                RefusalReason.ClientCertificateRefused, "The client certificate is not one of ours.");
    }

    private sealed record Checked(bool IsGood, string Fingerprint);
}
