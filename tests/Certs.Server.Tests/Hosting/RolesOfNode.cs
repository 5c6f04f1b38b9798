using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Certs.Cli.Service;
using Certs.Server.Hosting;

namespace Certs.Server.Tests.Hosting;

/// <summary>Changes a running node's <c>roles.json</c> as its operator would.</summary>
internal static class RolesOfNode
{
    /// <summary>Grants a role to a certificate's key, for the agencies named; none named: for all.</summary>
    public static void Grant(NodeProcess node, X509Certificate2 certificate, string role, params string[] agencies)
    {
        JsonObject entry = new() { ["roles"] = new JsonArray(role) };
        if (agencies.Length > 0)
        {
            entry["agencies"] = new JsonArray([.. agencies.Select(agency => (JsonNode)agency)]);
        }

        Change(node, roles => roles[ClientCertificates.FingerprintOf(certificate)] = entry);
    }

    /// <summary>Lets the key watch a holder, beside what it may do.</summary>
    public static void NameHolder(NodeProcess node, X509Certificate2 certificate, string code) => Change(
        node, roles => roles[ClientCertificates.FingerprintOf(certificate)]!["holders"] = new JsonArray(code));

    /// <summary>Takes the key's line out.</summary>
    public static void Withdraw(NodeProcess node, X509Certificate2 certificate) =>
        Change(node, roles => roles.Remove(ClientCertificates.FingerprintOf(certificate)));

    private static void Change(NodeProcess node, Action<JsonObject> change)
    {
        string path = Path.Combine(node.Folder.Path, "roles.json");
        JsonObject roles = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(roles);
        PrivateFiles.Write(path, roles.ToJsonString());
    }
}
