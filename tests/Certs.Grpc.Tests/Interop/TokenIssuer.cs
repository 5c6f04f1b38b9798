using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Certs.Grpc.Tests.Interop;

/// <summary>
/// Stands in for Google's token service and metadata server, which the credential cases of the official
/// client ask for tokens; <c>Programs/google_stand_in.rb</c> turns their fixed addresses here.
/// </summary>
internal static class TokenIssuer
{
    public const string Account = "interop@certs.test";
    public const string Scope = "interop.read";
    public const string Token = "opaque-interop-token";

    /// <summary>Answers the three requests that Google's library makes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        object answer = new { access_token = Token, expires_in = 3600, token_type = "Bearer" };
        routes.MapGet("/", (HttpResponse response) => response.Headers.Append("Metadata-Flavor", "Google"));
        routes.MapGet("/metadata/token", () => Results.Json(answer));
        routes.MapPost("/token", () => Results.Json(answer));
    }

    /// <summary>A service account's key file with a fresh RSA key.</summary>
    public static string ServiceAccountKey()
    {
        using RSA key = RSA.Create(2048);
        return JsonSerializer.Serialize(new
        {
            type = "service_account",
            project_id = "certs",
            client_email = Account,
            private_key = key.ExportPkcs8PrivateKeyPem(),
        });
    }
}
