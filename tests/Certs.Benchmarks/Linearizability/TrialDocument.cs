using Certs.Core;

namespace Certs.Benchmarks.Linearizability;

/// <summary>A certificate's document as somebody has it.</summary>
/// <param name="Text">Its bytes.</param>
/// <param name="Handle">The key that the chain knows it by.</param>
/// <param name="IsAnchored">Whether it carries its path.</param>
internal sealed record TrialDocument(byte[] Text, Hash32 Handle, bool IsAnchored);
