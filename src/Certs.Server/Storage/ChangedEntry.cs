using Certs.Core.Documents;

namespace Certs.Server.Storage;

/// <summary>A changed certificate's entry.</summary>
/// <param name="Entry">As its payload says; null: it is in no list.</param>
internal sealed record ChangedEntry(ListEntry? Entry);
