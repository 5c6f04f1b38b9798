namespace Grpc.Core;

/// <summary>How a call ended. The numbers travel in <c>grpc-status</c> and never change.</summary>
/// <remarks>Source: gRPC "Status codes and their use in gRPC". <see cref="OK"/> is zero there, so it is
/// here.</remarks>
public enum StatusCode
{
    /// <summary>The call did what it was asked to.</summary>
    OK = 0,

    /// <summary>The caller gave the call up.</summary>
    Cancelled = 1,

    /// <summary>The end of the call says nothing that can be named.</summary>
    Unknown = 2,

    /// <summary>The request is wrong, whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>Time ran out before the call ended; it may have had its effect all the same.</summary>
    DeadlineExceeded = 4,

    /// <summary>Something that was asked for is not there.</summary>
    NotFound = 5,

    /// <summary>Something that was to be made is there already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota, a size limit or a disk is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the call needs; trying again does not help.</summary>
    FailedPrecondition = 9,

    /// <summary>The call lost against another one; a larger step may be tried again.</summary>
    Aborted = 10,

    /// <summary>A position lies past the end.</summary>
    OutOfRange = 11,

    /// <summary>The method, the encoding or the content type is not known here.</summary>
    Unimplemented = 12,

    /// <summary>A promise of the system itself is broken.</summary>
    Internal = 13,

    /// <summary>The system is away for now; trying again helps.</summary>
    Unavailable = 14,

    /// <summary>Data is lost for good.</summary>
    DataLoss = 15,

    /// <summary>The caller is not known.</summary>
    Unauthenticated = 16,
}
