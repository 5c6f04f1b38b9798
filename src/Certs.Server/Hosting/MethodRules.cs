using System.Collections.Frozen;

namespace Certs.Server.Hosting;

/// <summary>Who may call what: every method of every service, and nothing that is not written here.</summary>
internal static class MethodRules
{
    private static readonly FrozenDictionary<string, Role?> Rules = new Dictionary<string, Role?>
    {
        // Open to anyone who holds a document.
        ["/certs.v1.VerificationService/VerifyCertificate"] = null,
        ["/certs.v1.VerificationService/VerifyCertificates"] = null,
        ["/certs.v1.VerificationService/ExplainReason"] = null,

        // A statement says nothing that whoever holds the document could not find out.
        ["/certs.v1.BridgeService/RequestStatement"] = null,
        ["/certs.v1.BridgeService/GetStatement"] = null,
        ["/certs.v1.BridgeService/WithdrawStatement"] = Role.Operator,
        ["/certs.v1.BridgeService/BridgeCertificates"] = Role.Operator,

        ["/certs.v1.IssuanceService/IssueCertificate"] = Role.Issuer,
        ["/certs.v1.IssuanceService/IssueCertificates"] = Role.Issuer,
        ["/certs.v1.IssuanceService/PrepareCertificate"] = Role.Issuer,
        ["/certs.v1.IssuanceService/CompleteCertificate"] = Role.Issuer,
        ["/certs.v1.IssuanceService/GetCertificate"] = Role.Issuer,
        ["/certs.v1.IssuanceService/ListCertificates"] = Role.Issuer,
        ["/certs.v1.IssuanceService/WatchAnchoring"] = Role.Issuer,

        ["/certs.v1.AdministrationService/CreateKey"] = Role.Operator,
        ["/certs.v1.AdministrationService/RegisterKey"] = Role.Operator,
        ["/certs.v1.AdministrationService/ListKeys"] = Role.Operator,
        ["/certs.v1.AdministrationService/CreateAgency"] = Role.Operator,
        ["/certs.v1.AdministrationService/ListAgencies"] = Role.Operator,
        ["/certs.v1.AdministrationService/GetNodeStatus"] = Role.Operator,

        // What tools ask first. They tell nothing but that the service is there and what its public shape is.
        ["/grpc.health.v1.Health/Check"] = null,
        ["/grpc.health.v1.Health/Watch"] = null,
        ["/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"] = null,
        ["/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"] = null,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The methods that have a rule.</summary>
    public static IReadOnlyList<string> Methods => Rules.Keys;

    /// <summary>The rule for a method.</summary>
    /// <param name="method">The path, <c>/service/method</c>.</param>
    /// <param name="role">The role it needs; null: open to anyone.</param>
    /// <returns>False when there is no rule: then nobody may call it.</returns>
    public static bool TryGet(string method, out Role? role) => Rules.TryGetValue(method, out role);
}
