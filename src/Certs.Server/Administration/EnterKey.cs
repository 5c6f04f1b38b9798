using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Server.Issuing;
using Certs.Server.Keys;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Administration;

/// <summary>
/// Enters a key of an agency: one that the service makes and keeps, or one that the agency keeps itself.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>A key of the service is made and its file forced to the disk before anybody hears of it.</item>
/// <item>
/// The key is entered on the chain, unless the chain has it. Where this node runs the chain, that is on the
/// disk now.
/// </item>
/// <item>It is stored here, and issuing knows it.</item>
/// </list>
/// A call that was cut off is repeated with the same request id: the key that was made for it is found by the
/// store's note and entered.
/// </remarks>
internal sealed class EnterKey(
    OwnRegistry registry, RestoreEntries restore, AgencyStore store, IssuerDirectory directory,
    KeyFolder folder, NodeFactStore facts)
{
    /// <summary>Makes a key in the service and enters it.</summary>
    public async Task<AgencyKeyRow> MakeAsync(
        Guid requestId, AgencyId agency, Suite suite, CancellationToken cancellationToken)
    {
        await RequireAgencyAsync(agency, cancellationToken);
        using IDisposable turn = await registry.TakeTurnAsync(cancellationToken);
        VerificationKey key = await FindMadeAsync(requestId, suite, cancellationToken)
            ?? await MakeKeyAsync(requestId, agency, suite);
        return await EnterAsync(agency, key, isHeldHere: true, cancellationToken);
    }

    /// <summary>Enters a key whose private part the agency proved to have.</summary>
    /// <exception cref="RefusedException">The proof does not verify.</exception>
    public async Task<AgencyKeyRow> RegisterAsync(
        AgencyId agency, VerificationKey key, ReadOnlyMemory<byte> proofOfPossession,
        CancellationToken cancellationToken)
    {
        await RequireAgencyAsync(agency, cancellationToken);
        if (!ProofOfPossession.Verify(key, agency.ToString(), proofOfPossession.Span))
        {
            throw new RefusedException(
                RefusalReason.FieldInvalid, "proof_of_possession",
                "does not verify with this key for this agency");
        }

        using IDisposable turn = await registry.TakeTurnAsync(cancellationToken);
        return await EnterAsync(agency, key, isHeldHere: false, cancellationToken);
    }

    // What a request made is noted once the key's file is on the disk. Cut off in between, a key is left that
    // nobody uses.
    private async Task<VerificationKey> MakeKeyAsync(Guid requestId, AgencyId agency, Suite suite)
    {
        SigningKey made = SigningKey.Generate(suite);
        folder.Add(agency, made);
        await facts.SetAsync(FactOf(requestId), Convert.ToBase64String(made.Public.Spki.Span));
        return made.Public;
    }

    private async Task<VerificationKey?> FindMadeAsync(
        Guid requestId, Suite suite, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(FactOf(requestId), cancellationToken) is not { } spki)
        {
            return null;
        }

        try
        {
            return VerificationKey.Import(suite, Convert.FromBase64String(spki));
        }
        catch (KeyRefusedException)
        {
            throw new RefusedException(
                RefusalReason.RequestIdReused, "The request id was used for another suite.");
        }
    }

    private static string FactOf(Guid requestId) => $"key-request/{requestId}";

    private async Task RequireAgencyAsync(AgencyId agency, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(agency, cancellationToken) is null)
        {
            throw new RefusedException(
                RefusalReason.AgencyNotFound, "agency", "is not an agency of this node");
        }
    }

    private async Task<AgencyKeyRow> EnterAsync(
        AgencyId agency, VerificationKey key, bool isHeldHere, CancellationToken cancellationToken)
    {
        RegistryView view = await restore.RunAsync(cancellationToken);
        Hash32 keyId = new(key.KeyId.Span);
        IReadOnlyList<AgencyRow> own = await store.AllAsync(cancellationToken);
        if (own.Any(other => other.Agency != agency && view.FindKey(other.Agency, keyId) is not null))
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "spki", "is the key of another agency");
        }

        KeyRecord? earlier = view.FindKey(agency, keyId);
        DateTimeOffset from = earlier?.Valid.From ?? view.Head.BlockTime;
        if (earlier is null)
        {
            await registry.Registrar.AddKeyAsync(agency, key.Suite, key.Spki, from, null, cancellationToken);
        }

        await registry.KeepAsync(cancellationToken);
        AgencyKeyRow row = new(keyId, agency, key.Suite, key.Spki.ToArray(), isHeldHere, from);
        await store.AddKeyAsync(row);
        await directory.ReloadAsync(cancellationToken);
        await registry.UntilReadAsync(read => read.FindKey(agency, keyId) is not null, cancellationToken);
        return row;
    }
}
