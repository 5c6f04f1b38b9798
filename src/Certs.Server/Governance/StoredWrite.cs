using System.Text.Json;
using Certs.Core;
using Certs.Ledger;

namespace Certs.Server.Governance;

/// <summary>A signed transaction under its request id, as the store keeps it.</summary>
/// <param name="Content">What the request id stands for, 64 hexadecimal digits.</param>
/// <param name="Hash">The transaction's hash, likewise.</param>
/// <param name="Nonce">Its place in the account's order.</param>
/// <param name="Raw">The signed bytes.</param>
/// <param name="Name">The function.</param>
internal sealed record StoredWrite(string Content, string Hash, ulong Nonce, byte[] Raw, string Name)
{
    /// <summary>The transaction.</summary>
    public PreparedTransaction Transaction => new(new Hash32(Convert.FromHexString(Hash)), Nonce, Raw, Name);

    /// <summary>What the store keeps of a transaction.</summary>
    public static string Write(Hash32 content, PreparedTransaction transaction) => JsonSerializer.Serialize(
        new StoredWrite(
            Convert.ToHexStringLower(content.ToArray()), Convert.ToHexStringLower(transaction.Hash.ToArray()),
            transaction.Nonce, transaction.Raw.ToArray(), transaction.Name));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static StoredWrite Read(string text) => JsonSerializer.Deserialize<StoredWrite>(text)!;

    /// <summary>Whether it was made for this content.</summary>
    public bool IsFor(Hash32 content) => Content == Convert.ToHexStringLower(content.ToArray());
}
