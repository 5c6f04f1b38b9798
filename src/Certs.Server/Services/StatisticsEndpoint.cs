using Certs.Api.V1;
using Certs.Core.Registry;
using Certs.Server.Governance;
using Certs.Server.Hosting;
using Certs.Server.Statistics;
using Certs.Server.Storage;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Certs.Server.Services;

/// <summary>The gRPC face of what is counted. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class StatisticsEndpoint(
    VerdictCountStore counts, AskWhatIf whatIf, RegistryAtBlock registry, IOptions<NodeOptions> node, TimeProvider time)
    : StatisticsService.StatisticsServiceBase
{
    /// <inheritdoc />
    public override async Task<ListObstaclesResponse> ListObstacles(
        ListObstaclesRequest request, ServerCallContext context)
    {
        (Month from, Month to) = StatisticsRequests.Months(request.FromMonth, request.ToMonth, time.GetUtcNow());
        Predicate<ObstacleKind> filter = StatisticsRequests.ToFilter(request);
        return StatisticsMessages.ToMessage(
            await counts.ObstaclesAsync(from, to, context.CancellationToken), filter);
    }

    /// <inheritdoc />
    public override async Task<GetIndicatorsResponse> GetIndicators(
        GetIndicatorsRequest request, ServerCallContext context)
    {
        (Month from, Month to) = StatisticsRequests.Months(request.FromMonth, request.ToMonth, time.GetUtcNow());
        ushort? issuing = RequestFields.ProvinceOrNull("issuing_province", request.IssuingProvince);
        ushort? relying = RequestFields.ProvinceOrNull("relying_province", request.RelyingProvince);
        RegistryView view = await registry.ReadAsync(null, context.CancellationToken);
        IReadOnlyDictionary<ushort, long> certificates = view.AnchoredCertificates();
        GetIndicatorsResponse response = new() { AsOf = RegistryMessages.ToMessage(view.Head) };
        response.Indicators.AddRange(
            PairOfMonth.Of(await counts.VerdictsAsync(from, to, context.CancellationToken))
                .Where(pair => (issuing ?? pair.Issuing) == pair.Issuing && (relying ?? pair.Relying) == pair.Relying)
                .Select(pair => StatisticsMessages.ToMessage(pair, certificates.GetValueOrDefault(pair.Issuing))));
        response.Bridging.AddRange(
            BridgedPair.Of(await counts.BridgedAsync(from, to, context.CancellationToken))
                .Where(pair => (issuing ?? pair.Issuing) == pair.Issuing && (relying ?? pair.Relying) == pair.Relying)
                .Select(StatisticsMessages.ToMessage));
        return response;
    }

    /// <inheritdoc />
    public override async Task<WhatIfResponse> WhatIf(WhatIfRequest request, ServerCallContext context)
    {
        DateTimeOffset at = RequestFields.Moment("at_time", request.AtTime)
            ?? DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        ushort province = RequestFields.ProvinceOrNull("province", request.Province) ?? node.Value.Province;
        return StatisticsMessages.ToMessage(await whatIf.RunAsync(
            province, at, StatisticsRequests.ToChange(request, at), context.CancellationToken));
    }
}
