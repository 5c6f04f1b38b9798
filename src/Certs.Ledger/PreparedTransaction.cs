using Certs.Core;

namespace Certs.Ledger;

/// <summary>
/// A signed transaction before it is sent. Stored first, it can be sent again after any crash.
/// </summary>
/// <param name="Hash">The transaction's name.</param>
/// <param name="Nonce">Its place in the account's order.</param>
/// <param name="Raw">The bytes to send; sending them twice does nothing twice.</param>
/// <param name="Name">The function called, for logs.</param>
public sealed record PreparedTransaction(Hash32 Hash, ulong Nonce, ReadOnlyMemory<byte> Raw, string Name);
