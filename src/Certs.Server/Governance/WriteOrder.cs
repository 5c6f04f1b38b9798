using Certs.Core;
using Certs.Core.Suites;
using Google.Protobuf;

namespace Certs.Server.Governance;

/// <summary>One thing that the province is to write on the chain, once.</summary>
/// <param name="RequestId">Makes it once.</param>
/// <param name="Content">SHA-256 of what was asked for: a request id stands for one content.</param>
internal sealed record WriteOrder(Guid RequestId, Hash32 Content)
{
    /// <summary>The order that a request is, by its own bytes.</summary>
    public static WriteOrder Of(Guid requestId, IMessage request) =>
        new(requestId, new Hash32(Hashing.Sha256(
            [.. System.Text.Encoding.ASCII.GetBytes(request.Descriptor.FullName), 0, .. request.ToByteArray()])));
}
