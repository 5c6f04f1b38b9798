using System.Globalization;
using System.Text.Json;
using Certs.Api.V1;
using Certs.Benchmarks.WatchTrial;
using Certs.Cli.Demo;
using Certs.Testing.Histories;
using Google.Protobuf;
using Grpc.Core;

namespace Certs.Benchmarks.Linearizability;

/// <summary>Asks a replica as a client does, and puts its answers into the words of histories.</summary>
internal sealed class TrialCalls(TrialReplicas replicas, string agency, TrialWorld world)
{
    private static readonly TimeSpan MostForOneCall = TimeSpan.FromSeconds(10);

    /// <summary>Asks for something that may change a certificate.</summary>
    /// <exception cref="RpcException">It is refused, or there is no answer.</exception>
    /// <exception cref="Cli.UsageException">The replica does not run; nothing was sent.</exception>
    public Task<Answer> DoAsync(int replica, Ask ask, Guid requestId) => ask switch
    {
        Ask.Issue => IssueAsync(replica, requestId),
        Ask.Change change => ChangeAsync(replica, change, requestId),
        Ask.Propose propose => ProposeAsync(replica, propose, requestId),
        Ask.Confirm confirm => ConfirmAsync(replica, confirm),
        Ask.Supersede supersede => SupersedeAsync(replica, supersede, requestId),
        _ => throw new ArgumentException("It only reads.", nameof(ask)),
    };

    /// <summary>What holds of a certificate.</summary>
    public async Task<GetStatusResponse> StatusAsync(int replica, string number) =>
        await replicas.Connect(replica, "verifier", 0).Lifecycle.GetStatusAsync(
            new GetStatusRequest { Number = number }, Options());

    /// <summary>The verdict on a document.</summary>
    public async Task<Report> VerifyAsync(int replica, TrialDocument document) =>
        (await replicas.Connect(replica, "verifier", 0).Verification.VerifyCertificateAsync(
            new VerifyCertificateRequest { Document = UnsafeByteOperations.UnsafeWrap(document.Text) }, Options())).Report;

    /// <summary>Gets a document anew, with its path if it is anchored.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> FetchAsync(int replica, string number) =>
        Keep((await replicas.Connect(replica, "issuer", 0).Issuance.GetCertificateAsync(
            new GetCertificateRequest { Number = number }, Options())).Certificate);

    /// <summary>Every change that the chain has.</summary>
    public async Task<Answer.All> EverythingAsync(int replica, string number)
    {
        using AsyncServerStreamingCall<GetHistoryResponse> call = replicas.Connect(replica, "issuer", 0).Trace.GetHistory(
            new GetHistoryRequest { Number = number }, Options());
        List<Said> changes = [];
        string? replacedBy = null;
        await foreach (GetHistoryResponse part in call.ResponseStream.ReadAllAsync())
        {
            if (part.Changed is { } change)
            {
                changes.Add(new Said(
                    change.Recorded.Sequence, StateOf(change.Recorded.State)!.Value, MarkIn(change.Detail)));
                replacedBy = change.ReplacedBy.Length > 0 ? change.ReplacedBy : replacedBy;
            }
        }

        return new Answer.All(changes, replacedBy);
    }

    /// <summary>What a status says, in the words of histories.</summary>
    public static Answer.Told Told(GetStatusResponse status)
    {
        LifeState? state = StateOf(status.Standing);
        return new Answer.Told(
            state is null ? null : status.DecidedBy?.Sequence ?? 0, state, [.. status.Pending.Select(SaidBy)],
            status.SupersededBy.Length > 0 ? status.SupersededBy : null);
    }

    /// <summary>What a verdict says, in the words of histories.</summary>
    public static Answer.Shown Shown(Report report)
    {
        LifeState? state = StateOf(report.Standing);
        string detail = report.Checks.Single(check => check.Name == "STATUS").Detail;
        uint onChain = detail.StartsWith("Change ", StringComparison.Ordinal)
            ? uint.Parse(detail.AsSpan(7, detail.IndexOf(',', StringComparison.Ordinal) - 7), CultureInfo.InvariantCulture)
            : 0;
        return new Answer.Shown(state is null ? null : onChain, state);
    }

    private async Task<Answer> IssueAsync(int replica, Guid requestId)
    {
        IssueCertificateRequest request = new()
        {
            RequestId = requestId.ToString(),
            Content = Licences.Content(agency, Suite.Es256),
        };
        return new Answer.Issued(Keep((await replicas.Connect(replica, "issuer", 0).Issuance
            .IssueCertificateAsync(request, Options())).Certificate));
    }

    private async Task<Answer> ChangeAsync(int replica, Ask.Change ask, Guid requestId)
    {
        (ChangeAct act, ChangeReason reason) = ask.Act switch
        {
            LifeAct.Suspend => (ChangeAct.Suspend, ChangeReason.Investigation),
            LifeAct.Resume => (ChangeAct.Resume, ChangeReason.GroundsRemoved),
            _ => (ChangeAct.Cancel, ChangeReason.HolderRequest),
        };
        return new Answer.Changed(SaidBy((await ChangeAsync(replica, ask.Number, act, reason, ask.Mark, requestId)).Change));
    }

    private async Task<Answer> ProposeAsync(int replica, Ask.Propose ask, Guid requestId)
    {
        ChangeStatusResponse answer = await ChangeAsync(
            replica, ask.Number, ChangeAct.Revoke, ChangeReason.Penalty, ask.Mark, requestId);
        world.Add(answer.Proposal.ProposalId, ask.Number);
        return new Answer.Proposed(answer.Proposal.ProposalId);
    }

    private async Task<ChangeStatusResponse> ChangeAsync(
        int replica, string number, ChangeAct act, ChangeReason reason, string mark, Guid requestId)
    {
        ChangeStatusRequest request = new()
        {
            RequestId = requestId.ToString(),
            Number = number,
            Act = act,
            Reason = reason,
            Officer = "张三",
            LegalBasis = mark,
        };
        return await replicas.Connect(replica, "issuer", 0).Lifecycle.ChangeStatusAsync(request, Options());
    }

    private async Task<Answer> ConfirmAsync(int replica, Ask.Confirm ask)
    {
        ConfirmChangeRequest request = new() { ProposalId = ask.Proposal, Officer = "李四" };
        return new Answer.Changed(SaidBy((await replicas.Connect(replica, "supervisor", 0).Lifecycle
            .ConfirmChangeAsync(request, Options())).Change));
    }

    private async Task<Answer> SupersedeAsync(int replica, Ask.Supersede ask, Guid requestId)
    {
        SupersedeCertificateRequest request = new()
        {
            RequestId = requestId.ToString(),
            Number = ask.Number,
            Content = Licences.Content(agency, Suite.Es256),
            Reason = ChangeReason.ContentChanged,
            Officer = "张三",
            LegalBasis = ask.Mark,
        };
        SupersedeCertificateResponse answer = await replicas.Connect(replica, "issuer", 0).Lifecycle
            .SupersedeCertificateAsync(request, Options());
        return new Answer.Superseded(Keep(answer.Certificate), SaidBy(answer.Change));
    }

    private string Keep(Certificate certificate)
    {
        world.Add(
            certificate.Number, certificate.Document.ToByteArray(), certificate.AnchorState == AnchorState.Anchored);
        return certificate.Number;
    }

    private static Said SaidBy(StatusChange change) =>
        new(change.Sequence, StateOf(change.State)!.Value, MarkIn(change.Detail));

    private static string MarkIn(ByteString detail)
    {
        using JsonDocument text = JsonDocument.Parse(detail.Memory);
        return text.RootElement.GetProperty("basis").GetString()!;
    }

    private static LifeState? StateOf(Standing standing) => standing switch
    {
        Standing.Active => LifeState.Active,
        Standing.Suspended => LifeState.Suspended,
        Standing.Superseded => LifeState.Superseded,
        Standing.Revoked => LifeState.Revoked,
        Standing.Cancelled => LifeState.Cancelled,
        Standing.Unknown => null,
        _ => throw new InvalidOperationException($"{standing} does not happen to a certificate of a trial."),
    };

    private static CallOptions Options() => new(deadline: DateTime.UtcNow + MostForOneCall);
}
