using Certs.Core.Verification;

namespace Certs.Server.Verifying;

/// <summary>A document that was judged by the evidence gathered for it.</summary>
/// <param name="Gathered">The document and the evidence.</param>
/// <param name="Report">The verdict, before this node looked for a bridge statement of its own.</param>
/// <param name="Spent">How long it took until here.</param>
internal sealed record JudgedOrder(GatheredOrder Gathered, VerificationReport Report, TimeSpan Spent);
