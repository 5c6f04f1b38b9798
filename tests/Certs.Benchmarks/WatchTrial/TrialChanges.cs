using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Suites;
using Grpc.Core;

namespace Certs.Benchmarks.WatchTrial;

/// <summary>Issues certificates and changes them, over whichever replica answers.</summary>
internal sealed class TrialChanges(TrialReplicas replicas, string agency)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan MostForOneCall = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private int _made;

    /// <summary>How many changes were acknowledged.</summary>
    public int Made => Volatile.Read(ref _made);

    /// <summary>Issues certificates.</summary>
    /// <returns>The number of each, with the key that the chain knows it by.</returns>
    public async Task<(string Number, Hash32 Handle)[]> IssueAsync(int count, CancellationToken stop)
    {
        (string, Hash32)[] issued = new (string, Hash32)[count];
        await Parallel.ForAsync(0, count, Options(stop), async (at, token) =>
        {
            IssueCertificateRequest request = new()
            {
                RequestId = Guid.NewGuid().ToString(),
                Content = Licences.Content(agency, Api.V1.Suite.Es256),
            };
            IssueCertificateResponse answer = await UntilAnsweredAsync(
                replica => replicas.Connect(replica, "issuer", 0).Issuance.IssueCertificateAsync(
                    request, deadline: DateTime.UtcNow + MostForOneCall, cancellationToken: token).ResponseAsync,
                token);
            Payload payload = DocumentReader.Read(answer.Certificate.Document.Memory).Payload;
            issued[at] = (payload.Number, new Hash32(Hashing.Sha256(payload.Handle.Span)));
        });
        return issued;
    }

    /// <summary>Suspends and resumes certificates in turn, each change once.</summary>
    public Task ChangeAsync(IReadOnlyList<string> numbers, int changes, CancellationToken stop) =>
        Parallel.ForAsync(0, numbers.Count, Options(stop), async (at, token) =>
        {
            int own = (changes / numbers.Count) + (at < changes % numbers.Count ? 1 : 0);
            for (int change = 0; change < own; change++)
            {
                await ChangeAsync(numbers[at], change % 2 == 0, token);
            }
        });

    private async Task ChangeAsync(string number, bool suspends, CancellationToken stop)
    {
        ChangeStatusRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Number = number,
            Act = suspends ? ChangeAct.Suspend : ChangeAct.Resume,
            Reason = suspends ? ChangeReason.Investigation : ChangeReason.GroundsRemoved,
            Officer = "张三",
            LegalBasis = "依据",
        };
        await UntilAnsweredAsync(
            replica => replicas.Connect(replica, "issuer", 0).Lifecycle.ChangeStatusAsync(
                request, deadline: DateTime.UtcNow + MostForOneCall, cancellationToken: stop).ResponseAsync,
            stop);
        Interlocked.Increment(ref _made);
    }

    private async Task<T> UntilAnsweredAsync<T>(Func<int, Task<T>> call, CancellationToken stop)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await call(attempt % replicas.Count);
            }
            catch (Exception failed) when (failed is Cli.UsageException || MayPass(failed))
            {
                await Task.Delay(Pause, stop);
            }
        }
    }

    // A replica that has just come up may not know the agency yet.
    private static bool MayPass(Exception failed) => failed is RpcException
    {
        StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled
            or StatusCode.Internal or StatusCode.FailedPrecondition,
    };

    private static ParallelOptions Options(CancellationToken stop) =>
        new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop };
}
