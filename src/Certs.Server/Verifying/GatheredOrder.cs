using Certs.Core.Verification;

namespace Certs.Server.Verifying;

/// <summary>A document that is ready to be judged.</summary>
/// <param name="Order">What is to be judged.</param>
/// <param name="Presented">The document as it was read.</param>
/// <param name="Beside">The bridge statements that came beside it, as they were read.</param>
/// <param name="Evidence">What bears on it.</param>
/// <param name="Spent">How long that took.</param>
internal sealed record GatheredOrder(
    VerifyOrder Order, PresentedDocument Presented, PresentedStatement[] Beside, Evidence Evidence, TimeSpan Spent);
