using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger.Contracts;
using Certs.Server.Services;

namespace Certs.Cli.Reports;

/// <summary>What was read from the chain here, in the words of the RPC that would tell the same.</summary>
internal static class ChainLists
{
    /// <summary>Algorithms.</summary>
    public static ListSuitesResponse Suites(RegistryView view)
    {
        ListSuitesResponse message = new() { AsOf = RegistryMessages.ToMessage(view.Head) };
        message.Suites.AddRange(view.Suites().Select(RegistryMessages.ToMessage));
        return message;
    }

    /// <summary>Agencies with their types and keys.</summary>
    public static ListRegisteredAgenciesResponse Agencies(RegistryView view, IEnumerable<AgencyRecord> agencies)
    {
        ILookup<AgencyId, KeyRecord> keys = view.Keys().ToLookup(key => key.Agency);
        ILookup<AgencyId, (Hash32 Type, TypeAuthority Authority)> types =
            view.Types().ToLookup(type => type.Agency, type => (type.Type, type.Authority));
        ListRegisteredAgenciesResponse message = new() { AsOf = RegistryMessages.ToMessage(view.Head) };
        message.Agencies.AddRange(agencies.Select(
            agency => RegistryMessages.ToMessage(agency, types[agency.Agency], keys[agency.Agency])));
        return message;
    }

    /// <summary>Rules.</summary>
    public static ListRulesResponse Rules(RegistryView view, IEnumerable<RecordedRule> rules)
    {
        ListRulesResponse message = new() { AsOf = RegistryMessages.ToMessage(view.Head) };
        message.Rules.AddRange(rules.Select(RecognitionMessages.ToMessage));
        return message;
    }

    /// <summary>Accreditations.</summary>
    public static ListAccreditationsResponse Accreditations(RegistryView view, ushort province)
    {
        ListAccreditationsResponse message = new() { AsOf = RegistryMessages.ToMessage(view.Head) };
        message.Accreditations.AddRange(view.AccreditationsOf(province).Select(RecognitionMessages.ToMessage));
        return message;
    }

    /// <summary>Members and proposals.</summary>
    public static ListProposalsResponse Proposals(
        RegistryView view, IEnumerable<Core.Registry.Proposal> proposals, ContractAddresses contracts)
    {
        ListProposalsResponse message = new();
        message.Members.AddRange(view.Members().Select(province => (uint)province));
        message.Proposals.AddRange(
            proposals.Select(proposal => GovernanceMessages.ToMessage(proposal, view, contracts)));
        return message;
    }
}
