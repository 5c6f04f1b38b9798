using System.Text;
using Google.Rpc;
using Grpc.Core;

namespace Certs.Cli.Service;

/// <summary>Says an error of the service in words: what is wrong, in which field, by which rule, with which code.</summary>
internal static class RpcErrorText
{
    /// <summary>The text of a refused call.</summary>
    public static string Of(RpcException refused) =>
        refused.GetRpcStatus() is { } status
            ? Of(status)
            : $"{refused.StatusCode}: {refused.Status.Detail}";

    /// <summary>The text of a refused item of a stream.</summary>
    public static string Of(Google.Rpc.Status status)
    {
        StringBuilder text = new();
        text.Append(ReasonOf(status) ?? ((StatusCode)status.Code).ToString()).Append(": ").Append(status.Message);
        foreach (BadRequest.Types.FieldViolation violation in
                 status.GetDetail<BadRequest>()?.FieldViolations ?? [])
        {
            text.Append("\n  ").Append(violation.Field).Append(": ").Append(violation.Description);
        }

        return text.ToString();
    }

    /// <summary>The reason code; null when the error carries none.</summary>
    public static string? ReasonOf(Google.Rpc.Status status) => status.GetDetail<ErrorInfo>()?.Reason;
}
