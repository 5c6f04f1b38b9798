using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Core.Lifecycle;

/// <summary>One line of the table of what may follow what.</summary>
/// <param name="From">What holds of the certificate now.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">What the authority has said from then on.</param>
public sealed record Transition(Standing From, ChangeAct Act, CertificateState To);
