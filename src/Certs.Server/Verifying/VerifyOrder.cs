using Certs.Ledger;
using Certs.Server.Tracing;

namespace Certs.Server.Verifying;

/// <summary>What is to be judged.</summary>
/// <param name="Document">The document's bytes as presented.</param>
/// <param name="Statements">Bridge statements that came beside it.</param>
/// <param name="Question">What is asked of it.</param>
/// <param name="Asker">Who asks, for the certificate's history; null: the node itself.</param>
internal sealed record VerifyOrder(
    ReadOnlyMemory<byte> Document, IReadOnlyList<ReadOnlyMemory<byte>> Statements, VerdictQuestion Question,
    Asker? Asker = null);
