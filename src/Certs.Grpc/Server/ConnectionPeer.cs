using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server;

/// <summary>What a connection says about the client.</summary>
internal static class ConnectionPeer
{
    private const string CommonName = "x509_common_name";
    private const string AlternativeName = "x509_subject_alternative_name";

    /// <summary>The client's address: <c>ipv4:127.0.0.1:50051</c>, <c>ipv6:[::1]:50051</c> or
    /// <c>unknown:</c>.</summary>
    internal static string Describe(ConnectionInfo connection)
    {
        if (connection.RemoteIpAddress is not { } address)
        {
            return "unknown:";
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? string.Create(CultureInfo.InvariantCulture, $"ipv6:[{address}]:{connection.RemotePort}")
            : string.Create(CultureInfo.InvariantCulture, $"ipv4:{address}:{connection.RemotePort}");
    }

    /// <summary>The names in the client's certificate; empty when it showed none.</summary>
    internal static AuthContext Authenticate(ConnectionInfo connection)
    {
        Dictionary<string, List<AuthProperty>> properties = [];
        if (connection.ClientCertificate is not { } certificate)
        {
            return new AuthContext(null, properties);
        }

        AddNames(properties, CommonName, [certificate.GetNameInfo(X509NameType.SimpleName, false)]);
        AddNames(properties, AlternativeName, certificate.Extensions
            .OfType<X509SubjectAlternativeNameExtension>().SelectMany(one => one.EnumerateDnsNames()));
        string? identity = properties.ContainsKey(AlternativeName) ? AlternativeName
            : properties.ContainsKey(CommonName) ? CommonName : null;
        return new AuthContext(identity, properties);
    }

    private static void AddNames(
        Dictionary<string, List<AuthProperty>> properties, string property, IEnumerable<string> names)
    {
        List<AuthProperty> values = [.. names.Where(name => name.Length > 0)
            .Select(name => AuthProperty.Create(property, Encoding.UTF8.GetBytes(name)))];
        if (values.Count > 0)
        {
            properties[property] = values;
        }
    }
}
