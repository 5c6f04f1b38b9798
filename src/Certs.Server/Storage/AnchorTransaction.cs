using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>A signed transaction as it is kept.</summary>
/// <param name="Id">Its number in this store.</param>
/// <param name="Nonce">The account's nonce that it uses.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Raw">The signed bytes, to be sent as they are, as often as needed.</param>
internal sealed record AnchorTransaction(long Id, long Nonce, Hash32 Hash, byte[] Raw);
