namespace Certs.Server.Webhooks;

/// <summary>Why a delivery failed. The numbers stand in the store and on the wire, and never change.</summary>
internal enum WebhookProblem
{
    /// <summary>The name leads to an address that is not public.</summary>
    TargetRefused = 1,

    /// <summary>There is no such name, nobody answers there, or not with a certificate for that name.</summary>
    NotReached = 2,

    /// <summary>No whole answer came in time.</summary>
    TooSlow = 3,

    /// <summary>The answer is a redirection; none is followed.</summary>
    Redirected = 4,

    /// <summary>The answer is no success.</summary>
    Refused = 5,

    /// <summary>The answer is too long.</summary>
    AnswerTooLong = 6,

    /// <summary>The receiver says that it is gone for good (410).</summary>
    Gone = 7,

    /// <summary>The chain no longer has what was told last; only a development chain loses blocks.</summary>
    CursorNotOnChain = 8,

    /// <summary>What is watched does not exist here: a number or a type.</summary>
    SubjectNotFound = 9,
}
