using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Server.Bridging;

/// <summary>A certificate that was verified in full and that a bridge can help.</summary>
/// <param name="Presented">The certificate.</param>
/// <param name="View">The registries that it was verified by.</param>
/// <param name="Question">What was asked of the relying province's rules.</param>
/// <param name="ReportDigest">SHA-256 of the report.</param>
internal sealed record VerifiedOriginal(
    PresentedDocument Presented, RegistryView View, RecognitionQuestion Question, Hash32 ReportDigest);
