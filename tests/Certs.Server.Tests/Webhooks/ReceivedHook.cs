namespace Certs.Server.Tests.Webhooks;

/// <summary>What a receiver got in one request.</summary>
/// <param name="Line">The request line.</param>
/// <param name="Headers">The headers, by their names in small letters.</param>
/// <param name="Body">The body.</param>
internal sealed record ReceivedHook(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers["webhook-id"];
}
