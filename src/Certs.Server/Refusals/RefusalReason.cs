namespace Certs.Server.Refusals;

/// <summary>Why a caller was refused: something it can change. The names on the wire stand in <c>RefusalMapping</c>.</summary>
internal enum RefusalReason
{
    /// <summary>Fields break their rules; the violations say which.</summary>
    FieldInvalid = 1,

    /// <summary>The caller may not do this for this agency.</summary>
    NotPermitted = 2,

    /// <summary>The request id was used for other content before.</summary>
    RequestIdReused = 3,

    /// <summary>The serial number was given before.</summary>
    SerialTaken = 4,

    /// <summary>The agency has no key that may sign now in a suite that was asked for.</summary>
    NoUsableKey = 5,

    /// <summary>The agency may not issue this certificate type now.</summary>
    TypeNotAuthorised = 6,

    /// <summary>Too many certificates wait for the chain; later there is room again.</summary>
    QueueFull = 7,

    /// <summary>The chain's time is too far ahead of this machine's clock.</summary>
    ClockDisagrees = 8,

    /// <summary>The chain knows batches of ours that this store does not: it is an old copy, and stays read-only.</summary>
    StoreBehindChain = 9,

    /// <summary>There is no such certificate, or none that the caller may see.</summary>
    CertificateNotFound = 10,

    /// <summary>Nothing is prepared under this request id, or its time is over.</summary>
    NotPrepared = 11,

    /// <summary>A signature made outside does not verify, or one is missing or too many.</summary>
    SignatureWrong = 12,

    /// <summary>The page token is not one of ours, or of another list.</summary>
    PageTokenInvalid = 13,

    /// <summary>This node has no such agency.</summary>
    AgencyNotFound = 14,

    /// <summary>There is no such reason code.</summary>
    ReasonNotFound = 15,

    /// <summary>The method needs a client certificate, and none was shown.</summary>
    ClientCertificateNeeded = 16,

    /// <summary>The client certificate is not one of ours, or no longer good.</summary>
    ClientCertificateRefused = 17,

    /// <summary>The caller does not have the role that the method needs.</summary>
    RoleNeeded = 18,

    /// <summary>No rule says who may call the method: nobody may.</summary>
    NoRuleForMethod = 19,

    /// <summary>The caller has used up its share for now.</summary>
    RateLimited = 20,

    /// <summary>The certificate is not proven to be authentic, so nobody vouches for it.</summary>
    OriginalNotVerified = 30,

    /// <summary>The certificate is not in force.</summary>
    OriginalNotActive = 31,

    /// <summary>The relying province recognises the certificate without a bridge.</summary>
    BridgeNotNeeded = 32,

    /// <summary>The relying province's rules do not let a bridge statement change anything.</summary>
    BridgeCannotHelp = 33,

    /// <summary>No agency of this node may bridge to the province in a suite that it recognises.</summary>
    NoBridgingBody = 34,

    /// <summary>This node made no such bridge statement.</summary>
    StatementNotFound = 35,

    /// <summary>A rule that is there and the new one contradict each other, and no rule of conflict settles it.</summary>
    RuleTies = 40,

    /// <summary>There is no such rule.</summary>
    RuleNotFound = 41,

    /// <summary>It is another province's to change.</summary>
    RecordOfOtherProvince = 42,

    /// <summary>This province is no member of the consortium, or no more.</summary>
    NotAMember = 43,

    /// <summary>An end was to be set that is no earlier than the one that is set.</summary>
    EndNotEarlier = 44,

    /// <summary>There is no such proposal.</summary>
    ProposalNotFound = 45,

    /// <summary>The proposal was carried out, has expired or is outdated.</summary>
    ProposalClosed = 46,

    /// <summary>This province has voted for the proposal.</summary>
    VotedBefore = 47,

    /// <summary>The proposal is not the one that the caller has seen.</summary>
    ProposalIsAnother = 48,

    /// <summary>The agency is accredited for a part of the period.</summary>
    AlreadyAccredited = 49,

    /// <summary>The agency was never accredited.</summary>
    NotAccredited = 50,

    /// <summary>The agency has no such key.</summary>
    KeyNotFound = 51,

    /// <summary>The key was revoked before, which is final.</summary>
    KeyRevoked = 52,

    /// <summary>The chain refuses it for a reason that only the message tells.</summary>
    RefusedByChain = 53,

    /// <summary>What was last said of the certificate, or its own validity, does not allow the act.</summary>
    TransitionNotAllowed = 60,

    /// <summary>The agency is neither in charge of the certificate nor superior to the one that is.</summary>
    AgencyNotInCharge = 61,

    /// <summary>Whoever proposed a change cannot confirm it.</summary>
    SecondPersonNeeded = 62,

    /// <summary>There is no such proposed change, or none that the caller may see.</summary>
    ProposedChangeNotFound = 63,

    /// <summary>The proposed change was decided before, or its time is over.</summary>
    ProposedChangeClosed = 64,

    /// <summary>The cursor is not one of ours.</summary>
    CursorInvalid = 80,

    /// <summary>The chain no longer has what lies before the cursor.</summary>
    CursorNotOnChain = 81,

    /// <summary>As many watch as may.</summary>
    TooManyWatching = 82,

    /// <summary>The caller may not watch that holder.</summary>
    HolderNotYours = 83,
}
