using Certs.Api.V1;
using Certs.Core.Witnessing;
using Certs.Ledger;
using Certs.Ledger.Offline;
using Certs.Server.Refusals;
using Certs.Server.Services;
using Microsoft.Extensions.Options;
using FactQuestion = Certs.Ledger.Offline.FactQuestion;

namespace Certs.Server.Witnessing;

/// <summary>Signs for a block and facts, and asks the peers for their signatures on the same.</summary>
/// <remarks>
/// A peer answers with its own reading. Where that is another block of the height, both statements are kept
/// (LOG_EQUIVOCATION); where it is anything else, it does not count.
/// </remarks>
internal sealed class CollectWitnesses(
    SignCheckpoint sign, KeepEvidence evidence, IOptions<WitnessingOptions> options, ILogger<CollectWitnesses> logger)
{
    /// <summary>Collects.</summary>
    /// <param name="facts">The facts; none: the block alone.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The checkpoint with this province's signature and those of the peers that read the same.</returns>
    /// <exception cref="RefusedException">The chain does not have it, or this province is no member.</exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public async Task<(SignedCheckpoint Signed, CheckpointReading Reading)> RunAsync(
        IReadOnlyList<FactQuestion> facts, CancellationToken cancellationToken)
    {
        (SignedCheckpoint own, CheckpointReading reading) = await sign.SignAsync(null, facts, cancellationToken);
        CoSignRequest request = WitnessMessages.ToRequest(own, facts);
        SignedCheckpoint?[] answers = await Task.WhenAll(options.Value.Peers.Select(
            peer => AskAsync(new Peer(peer, options.Value.PeerLimit), request, reading, cancellationToken)));
        SignedCheckpoint signed = own;
        foreach (SignedCheckpoint answer in answers.OfType<SignedCheckpoint>())
        {
            if (answer.Checkpoint == own.Checkpoint)
            {
                signed = signed.With(answer.Signatures[0]);
            }
            else if (answer.Checkpoint.Contradicts(own.Checkpoint))
            {
                await evidence.RunAsync(own, answer);
            }
            else
            {
                logger.NotSigned(own.Checkpoint.Head.BlockNumber, "It reads other facts, or another chain.");
            }
        }

        return (signed, reading);
    }

    // What the peer signed; null: nothing that counts.
    private async Task<SignedCheckpoint?> AskAsync(
        Peer peer, CoSignRequest request, CheckpointReading reading, CancellationToken cancellationToken)
    {
        (CoSignResponse? answer, string? trouble) = await peer.CoSignAsync(request, cancellationToken);
        SignedCheckpoint? signed = answer is null ? null : WitnessMessages.Find(answer);
        if (signed is not null && signed.Checkpoint.IsSigned(signed.Signatures[0], reading.Root))
        {
            return signed;
        }

        logger.NotSigned(
            request.Checkpoint.BlockNumber, trouble ?? "Its answer is not signed by the account of a member.");
        return null;
    }
}
