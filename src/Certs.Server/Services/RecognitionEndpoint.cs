using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Server.Governance;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Grpc.Core;
using Microsoft.Extensions.Options;
using CoreSuite = Certs.Core.Suites.Suite;

namespace Certs.Server.Services;

/// <summary>The gRPC face of what provinces recognise. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class RecognitionEndpoint(
    RegistryAtBlock registry, WriteRules rules, WriteAccreditations accreditations, IOptions<NodeOptions> node,
    TimeProvider time) : RecognitionService.RecognitionServiceBase
{
    /// <inheritdoc />
    public override async Task<ListSuitesResponse> ListSuites(ListSuitesRequest request, ServerCallContext context)
    {
        RegistryView view = await ReadAsync(request.KnownAtBlock, context);
        ListSuitesResponse response = new() { AsOf = RegistryMessages.ToMessage(view.Head) };
        response.Suites.AddRange(view.Suites().Select(RegistryMessages.ToMessage));
        return response;
    }

    /// <inheritdoc />
    public override async Task<ListRegisteredAgenciesResponse> ListRegisteredAgencies(
        ListRegisteredAgenciesRequest request, ServerCallContext context)
    {
        ushort? only = RequestFields.ProvinceOrNull("province", request.Province);
        RegistryView view = await ReadAsync(request.KnownAtBlock, context);
        (IReadOnlyList<AgencyRecord> page, string next) = ListPage.Of(
            view.Agencies().Where(agency => only is null || agency.Agency.Province == only),
            agency => agency.Agency.Number, request.PageSize, request.PageToken);
        ILookup<AgencyId, KeyRecord> keys = view.Keys().ToLookup(key => key.Agency);
        ILookup<AgencyId, (AgencyId Agency, Hash32 Type, TypeAuthority Authority)> types =
            view.Types().ToLookup(type => type.Agency);
        ListRegisteredAgenciesResponse response = new()
        {
            NextPageToken = next,
            AsOf = RegistryMessages.ToMessage(view.Head),
        };
        response.Agencies.AddRange(page.Select(agency => RegistryMessages.ToMessage(
            agency, types[agency.Agency].Select(type => (type.Type, type.Authority)), keys[agency.Agency])));
        return response;
    }

    /// <inheritdoc />
    public override async Task<ListRulesResponse> ListRules(ListRulesRequest request, ServerCallContext context)
    {
        ushort province = ProvinceOf(request.Province);
        RegistryView view = await ReadAsync(request.KnownAtBlock, context);
        (IReadOnlyList<RecordedRule> page, string next) = ListPage.Of(
            view.RulesOf(province), rule => rule.Rule.RuleId, request.PageSize, request.PageToken);
        ListRulesResponse response = new() { NextPageToken = next, AsOf = RegistryMessages.ToMessage(view.Head) };
        response.Rules.AddRange(page.Select(RecognitionMessages.ToMessage));
        return response;
    }

    /// <inheritdoc />
    public override async Task<GetRuleResponse> GetRule(GetRuleRequest request, ServerCallContext context)
    {
        RecordedRule rule = (await ReadAsync(request.KnownAtBlock, context)).FindRule(request.RuleId)
            ?? throw new RefusedException(
                RefusalReason.RuleNotFound, "rule_id", "there is no rule with this number");
        return new GetRuleResponse { Rule = RecognitionMessages.ToMessage(rule) };
    }

    /// <inheritdoc />
    public override async Task<RecognisesResponse> Recognises(RecognisesRequest request, ServerCallContext context)
    {
        RecognitionQuestion question = RecognitionRequests.ToQuestion(request, node.Value.Province, time.GetUtcNow());
        CoreSuite[] suites = RecognitionRequests.ToSuites(request.Suites);
        RegistryView view = await ReadAsync(request.KnownAtBlock, context);
        return RecognitionMessages.ToMessage(RecognitionRules.Decide(view, question, suites), question, view.Head);
    }

    /// <inheritdoc />
    public override async Task<AddRuleResponse> AddRule(AddRuleRequest request, ServerCallContext context)
    {
        WriteOrder order = WriteOrder.Of(RequestFields.RequestId(request.RequestId), request);
        RecordedRule added = await rules.AddAsync(
            order, RecognitionRequests.ToRule(request, node.Value.Province), context.CancellationToken);
        return new AddRuleResponse { Rule = RecognitionMessages.ToMessage(added) };
    }

    /// <inheritdoc />
    public override async Task<EndRuleResponse> EndRule(EndRuleRequest request, ServerCallContext context)
    {
        WriteOrder order = WriteOrder.Of(RequestFields.RequestId(request.RequestId), request);
        RecordedRule ended = await rules.EndAsync(
            order, request.RuleId, RequestFields.Moment("valid_until", request.ValidUntil),
            context.CancellationToken);
        return new EndRuleResponse { Rule = RecognitionMessages.ToMessage(ended) };
    }

    /// <inheritdoc />
    public override async Task<ListAccreditationsResponse> ListAccreditations(
        ListAccreditationsRequest request, ServerCallContext context)
    {
        ushort province = ProvinceOf(request.Province);
        RegistryView view = await ReadAsync(request.KnownAtBlock, context);
        (IReadOnlyList<Core.Registry.BridgeAccreditation> page, string next) = ListPage.Of(
            view.AccreditationsOf(province), accreditation => accreditation.Agency.Number, request.PageSize,
            request.PageToken);
        ListAccreditationsResponse response = new()
        {
            NextPageToken = next,
            AsOf = RegistryMessages.ToMessage(view.Head),
        };
        response.Accreditations.AddRange(page.Select(RecognitionMessages.ToMessage));
        return response;
    }

    /// <inheritdoc />
    public override async Task<AccreditBridgeResponse> AccreditBridge(
        AccreditBridgeRequest request, ServerCallContext context)
    {
        WriteOrder order = WriteOrder.Of(RequestFields.RequestId(request.RequestId), request);
        DateTimeOffset? from = RequestFields.Moment("valid_from", request.ValidFrom);
        DateTimeOffset? until = RequestFields.Moment("valid_until", request.ValidUntil);
        return new AccreditBridgeResponse
        {
            Accreditation = RecognitionMessages.ToMessage(await accreditations.AddAsync(
                order, RequestFields.Agency(request.Agency), from, until, context.CancellationToken)),
        };
    }

    /// <inheritdoc />
    public override async Task<EndAccreditationResponse> EndAccreditation(
        EndAccreditationRequest request, ServerCallContext context)
    {
        WriteOrder order = WriteOrder.Of(RequestFields.RequestId(request.RequestId), request);
        DateTimeOffset? until = RequestFields.Moment("valid_until", request.ValidUntil);
        return new EndAccreditationResponse
        {
            Accreditation = RecognitionMessages.ToMessage(await accreditations.EndAsync(
                order, RequestFields.Agency(request.Agency), until, context.CancellationToken)),
        };
    }

    private ushort ProvinceOf(uint code) =>
        RequestFields.ProvinceOrNull("province", code) ?? node.Value.Province;

    private Task<RegistryView> ReadAsync(long knownAtBlock, ServerCallContext context) =>
        registry.ReadAsync(RequestFields.KnownAtBlock(knownAtBlock), context.CancellationToken);
}
