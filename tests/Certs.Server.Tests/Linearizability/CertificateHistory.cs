using Certs.Testing.Histories;

namespace Certs.Server.Tests.Linearizability;

/// <summary>Judges whole histories of certificates.</summary>
internal static class CertificateHistory
{
    /// <summary>The worst outcome of its families.</summary>
    public static LinearizabilityOutcome Judge(IEnumerable<Timed<LifeCall>> history) =>
        CertificateFamilies.Of(history)
            .Select(family => Testing.Histories.Linearizability.Of(new CertificateLife(), family).Outcome)
            .Append(LinearizabilityOutcome.Linearizable)
            .Max();
}
