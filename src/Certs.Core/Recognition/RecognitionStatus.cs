namespace Certs.Core.Recognition;

/// <summary>The third axis of a verdict. The numbers are on the wire and never change.</summary>
public enum RecognitionStatus
{
    /// <summary>Accepted as if issued at home.</summary>
    Recognised = 1,

    /// <summary>Accepted because of a bridge statement.</summary>
    RecognisedByBridge = 2,

    /// <summary>Accepted under the conditions of the relying province's policy text.</summary>
    RecognisedWithConditions = 3,

    /// <summary>Not accepted; <see cref="NotRecognisedWhy"/> says why.</summary>
    NotRecognised = 4,

    /// <summary>Not known: the rules could not be read, or no signature is known to be good.</summary>
    Undetermined = 5,
}
