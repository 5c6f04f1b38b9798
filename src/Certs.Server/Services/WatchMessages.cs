using Certs.Api.V1;
using Certs.Core.Registry;
using Certs.Server.Watching;
using Google.Protobuf;

namespace Certs.Server.Services;

/// <summary>Writes what is told to those who watch.</summary>
internal static class WatchMessages
{
    /// <summary>The message of a step.</summary>
    public static WatchStatusResponse ToMessage(this WatchStep step) => new()
    {
        Cursor = StatusCursor.Write(step.After),
        Change = step.Change is { } change ? ToMessage(change, step.Certificate) : null,
        AsOf = step.Head is { } head ? ReportMessage.ToMessage(head) : null,
    };

    private static WatchedChange ToMessage(RegistryEvent.StatusChanged change, WatchedCertificate? certificate) => new()
    {
        Number = certificate?.Number ?? "",
        Type = certificate?.Type ?? "",
        Agency = change.Agency.ToString(),
        HandleDigest = ByteString.CopyFrom(change.Handle.ToArray()),
        Status = change.Status.ToMessage(),
        BlockNumber = change.At.BlockNumber,
        LogIndex = change.At.LogIndex.GetValueOrDefault(),
        DetailDigest = ByteString.CopyFrom(change.Detail.ToArray()),
    };
}
