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
        ["/certs.v1.VerificationService/GetBundle"] = null,
        ["/certs.v1.VerificationService/Refresh"] = null,
        ["/certs.v1.VerificationService/GetTrustFile"] = null,

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

        // Who may change what is decided by agency; a revocation needs two persons. A single status is not for strangers
        // (T7): they verify the document.
        ["/certs.v1.LifecycleService/ChangeStatus"] = Role.Issuer,
        ["/certs.v1.LifecycleService/SupersedeCertificate"] = Role.Issuer,
        ["/certs.v1.LifecycleService/AddBasis"] = Role.Issuer,
        ["/certs.v1.LifecycleService/RemoveBasis"] = Role.Issuer,
        ["/certs.v1.LifecycleService/ConfirmChange"] = Role.Supervisor,
        ["/certs.v1.LifecycleService/RejectChange"] = Role.Supervisor,
        ["/certs.v1.LifecycleService/ListProposedChanges"] = Role.Supervisor,
        ["/certs.v1.LifecycleService/GetStatus"] = Role.Verifier,
        ["/certs.v1.WatchService/WatchStatus"] = Role.Verifier,
        ["/certs.v1.WatchService/ListWebhooks"] = Role.Operator,
        ["/certs.v1.WatchService/ResumeWebhook"] = Role.Operator,

        ["/certs.v1.IncidentService/PlanIncident"] = Role.Issuer,
        ["/certs.v1.IncidentService/ConfirmIncident"] = Role.Supervisor,
        ["/certs.v1.IncidentService/RejectIncident"] = Role.Supervisor,
        ["/certs.v1.IncidentService/WatchIncident"] = Role.Issuer,

        // Whoever holds the document has its handle, and without that only those who act for the agency are told anything.
        ["/certs.v1.TraceService/GetHistory"] = null,
        ["/certs.v1.TraceService/ListVerifications"] = null,

        ["/certs.v1.AdministrationService/CreateKey"] = Role.Operator,
        ["/certs.v1.AdministrationService/RegisterKey"] = Role.Operator,
        ["/certs.v1.AdministrationService/ListKeys"] = Role.Operator,
        ["/certs.v1.AdministrationService/RotateKey"] = Role.Operator,
        ["/certs.v1.AdministrationService/RevokeKey"] = Role.Operator,
        ["/certs.v1.AdministrationService/CreateAgency"] = Role.Operator,
        ["/certs.v1.AdministrationService/ListAgencies"] = Role.Operator,
        ["/certs.v1.AdministrationService/GetNodeStatus"] = Role.Operator,

        // What the chain shows to every member is no secret; what changes it is the province's.
        ["/certs.v1.RecognitionService/ListSuites"] = null,
        ["/certs.v1.RecognitionService/ListRegisteredAgencies"] = null,
        ["/certs.v1.RecognitionService/ListRules"] = null,
        ["/certs.v1.RecognitionService/GetRule"] = null,
        ["/certs.v1.RecognitionService/Recognises"] = null,
        ["/certs.v1.RecognitionService/ListAccreditations"] = null,
        ["/certs.v1.RecognitionService/AddRule"] = Role.Operator,
        ["/certs.v1.RecognitionService/EndRule"] = Role.Operator,
        ["/certs.v1.RecognitionService/AccreditBridge"] = Role.Operator,
        ["/certs.v1.RecognitionService/EndAccreditation"] = Role.Operator,

        ["/certs.v1.GovernanceService/ProposeDecision"] = Role.Operator,
        ["/certs.v1.GovernanceService/CastVote"] = Role.Operator,
        ["/certs.v1.GovernanceService/ListProposals"] = Role.Operator,

        // Counts without persons; what a change would do shows how much this node has issued.
        ["/certs.v1.StatisticsService/ListObstacles"] = Role.Verifier,
        ["/certs.v1.StatisticsService/GetIndicators"] = Role.Verifier,
        ["/certs.v1.StatisticsService/WhatIf"] = Role.Operator,

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
