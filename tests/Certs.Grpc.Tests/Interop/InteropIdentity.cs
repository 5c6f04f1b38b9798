using System.Buffers.Text;
using System.Text.Json;
using Grpc.Core;
using Grpc.Testing;

namespace Certs.Grpc.Tests.Interop;

/// <summary>
/// Whom the interop service takes a caller to be: the issuer of a JSON web token, or the account to which
/// <see cref="TokenIssuer"/> gave an opaque token.
/// </summary>
internal static class InteropIdentity
{
    private const string Bearer = "Bearer ";

    /// <summary>Fills user and scope where the request asks for them.</summary>
    public static void Fill(SimpleRequest request, SimpleResponse response, ServerCallContext context)
    {
        string? authorization = context.RequestHeaders.GetValue("authorization");
        if (authorization is null || !authorization.StartsWith(Bearer, StringComparison.Ordinal))
        {
            return;
        }

        (string user, string scope) = Known(authorization[Bearer.Length..]);
        response.Username = request.FillUsername ? user : "";
        response.OauthScope = request.FillOauthScope ? scope : "";
    }

    private static (string User, string Scope) Known(string token)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 3)
        {
            return token == TokenIssuer.Token ? (TokenIssuer.Account, TokenIssuer.Scope) : ("", "");
        }

        using JsonDocument claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        return (claims.RootElement.GetProperty("iss").GetString()!, "");
    }
}
