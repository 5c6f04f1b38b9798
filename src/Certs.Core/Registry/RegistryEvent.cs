using Certs.Core.Evm;
using Certs.Core.Suites;

namespace Certs.Core.Registry;

/// <summary>
/// One thing that a registry contract recorded. Append-only: a later event never changes an earlier one.
/// </summary>
/// <remarks>
/// Nested so that the whole vocabulary of the chain stands on one page; the fields are those of the
/// contracts' events (<c>contracts/src/I*.sol</c>), with times as UTC moments and 0 as null.
/// </remarks>
/// <param name="At">Where it was recorded. The <em>effective</em> times are fields of their own.</param>
public abstract record RegistryEvent(ChainPoint At)
{
    /// <summary>A province joined the consortium.</summary>
    public sealed record MemberAdmitted(ChainPoint At, ushort Province) : RegistryEvent(At)
    {
        /// <summary>The account that governs for it. Zero where the source does not tell.</summary>
        public Address Admin { get; init; }
    }

    /// <summary>A province left the consortium.</summary>
    public sealed record MemberRemoved(ChainPoint At, ushort Province) : RegistryEvent(At);

    /// <summary>A version of a suite's dates; the highest version recorded holds.</summary>
    public sealed record SuiteRecorded(
        ChainPoint At, ushort Number, uint Version, string Name, DateTimeOffset? IssueFrom,
        DateTimeOffset? IssueUntil,
        DateTimeOffset? AcceptUntil, DateTimeOffset? BrokenSince) : RegistryEvent(At);

    /// <summary>
    /// An agency was entered by its province. <c>Profile</c> is SHA-256 of the canonical <c>iss_profile</c>.
    /// </summary>
    public sealed record AgencyAdded(ChainPoint At, AgencyId Agency, Hash32 Profile, DateTimeOffset From)
        : RegistryEvent(At);

    /// <summary>An agency ends; <c>Successor</c> (null: none) takes over its certificates.</summary>
    public sealed record AgencyClosed(
        ChainPoint At, AgencyId Agency, DateTimeOffset Until, AgencyId? Successor)
        : RegistryEvent(At);

    /// <summary>An agency may issue a certificate type. <c>Type</c> is SHA-256 of its <c>vct</c>.</summary>
    public sealed record TypeAuthorised(
        ChainPoint At, AgencyId Agency, Hash32 Type, DateTimeOffset From, DateTimeOffset? Until)
            : RegistryEvent(At);

    /// <summary>An agency may issue a certificate type only before <c>Until</c>.</summary>
    public sealed record TypeEnded(ChainPoint At, AgencyId Agency, Hash32 Type, DateTimeOffset Until)
        : RegistryEvent(At);

    /// <summary>A key of an agency. <c>KeyId</c> is SHA-256 of <c>Spki</c> (DER).</summary>
    public sealed record KeyAdded(
        ChainPoint At, Hash32 KeyId, AgencyId Agency, Suite Suite, DateTimeOffset From, DateTimeOffset? Until,
        ReadOnlyMemory<byte> Spki) : RegistryEvent(At);

    /// <summary>
    /// The period of an agency's key was shortened. Not a revocation: what it signed before stays good.
    /// </summary>
    public sealed record KeyRetired(ChainPoint At, Hash32 KeyId, AgencyId Agency, DateTimeOffset Until)
        : RegistryEvent(At);

    /// <summary>
    /// An agency's key was revoked; signatures proven to exist before <c>InvalidFrom</c> stay good.
    /// </summary>
    public sealed record KeyRevoked(
        ChainPoint At, Hash32 KeyId, AgencyId Agency, byte Reason, DateTimeOffset InvalidFrom)
        : RegistryEvent(At);

    /// <summary>A relying province says what it recognises.</summary>
    public sealed record RuleAdded(ChainPoint At, RecognitionRule Rule) : RegistryEvent(At);

    /// <summary>A rule holds only before <c>Until</c>.</summary>
    public sealed record RuleEnded(ChainPoint At, uint RuleId, DateTimeOffset Until) : RegistryEvent(At);

    /// <summary>A relying province takes bridge statements of an agency from a moment on.</summary>
    public sealed record BridgeAccredited(
        ChainPoint At, ushort Province, AgencyId Agency, DateTimeOffset From, DateTimeOffset? Until)
        : RegistryEvent(At);

    /// <summary>
    /// The latest accreditation of an agency by a relying province holds only before <c>Until</c>.
    /// </summary>
    public sealed record AccreditationEnded(
        ChainPoint At, ushort Province, AgencyId Agency, DateTimeOffset Until) : RegistryEvent(At);

    /// <summary>A member proposed that the consortium calls <c>Target</c> with <c>Data</c>.</summary>
    /// <remarks>
    /// What the call would do is for a reader that knows the contracts (Certs.Ledger).
    /// </remarks>
    public sealed record ProposalMade(
        ChainPoint At, uint Proposal, ushort Province, ReadOnlyMemory<byte> Target, ReadOnlyMemory<byte> Data)
        : RegistryEvent(At);

    /// <summary>A member voted for a proposal; its proposer does so with the proposal itself.</summary>
    public sealed record VoteCast(ChainPoint At, uint Proposal, ushort Province) : RegistryEvent(At);

    /// <summary>More than two thirds agreed, and the consortium made the call.</summary>
    public sealed record ProposalExecuted(ChainPoint At, uint Proposal) : RegistryEvent(At);

    /// <summary>The root of a batch was anchored; <c>At</c> proves when.</summary>
    public sealed record BatchAnchored(ChainPoint At, AnchorRecord Anchor) : RegistryEvent(At);

    /// <summary>A certificate's status changed. <c>Handle</c> is SHA-256 of the document's handle.</summary>
    public sealed record StatusChanged(ChainPoint At, AgencyId Agency, Hash32 Handle, StatusRecord Status)
        : RegistryEvent(At)
    {
        /// <summary>SHA-256 of what else is to be said of the change; zero: nothing.</summary>
        public Hash32 Detail { get; init; }
    }
}
