using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Suites;

namespace Certs.Cli.Commands.Governing;

/// <summary><c>certs keys rotate|revoke</c>: a new key in the place of another, or none.</summary>
internal static class ChangeKeyCommand
{
    private static readonly Option<string> Agency = new("--agency") { Description = "The agency's URN.", Required = true };
    private static readonly Option<string> KeyId = new("--key") { Description = "The key's id, 64 hexadecimal digits.", Required = true };
    private static readonly Option<string?> RequestId = new("--request-id") { Description = "A UUID: the same one again changes nothing. Default: a new one." };

    /// <summary>Rotates.</summary>
    public static Command Rotate()
    {
        Option<string?> retire = new("--retire") { Description = "The first moment at which the old key no longer signs (RFC 3339). Default: in an hour." };
        Command command = new("rotate", "Make a new key in the place of another. What that one signed stays good.")
        {
            Agency, KeyId, retire, RequestId, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            RotateKeyRequest request = new()
            {
                RequestId = Values.RequestId(parsed.GetValue(RequestId)),
                Agency = parsed.GetValue(Agency)!,
                KeyId = Values.Hex("--key", parsed.GetValue(KeyId)!, Hashing.Sha256Length),
                RetireTime = Values.Time("--retire", parsed.GetValue(retire)),
            };
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            RotateKeyResponse answer =
                await service.Administration.RotateKeyAsync(request, cancellationToken: stop);
            return JsonOutput.Print(parsed, answer, () => Console.WriteLine(
                $"{SuiteNames.Of(answer.Key.Suite)} {Convert.ToHexStringLower(answer.Key.KeyId.Span)} {answer.Key.Agency}\n"
                + $"{Convert.ToHexStringLower(answer.RetiredKey.KeyId.Span)} until "
                + Values.Text(answer.RetiredKey.ValidUntil.ToDateTimeOffset())));
        });
        return command;
    }

    /// <summary>Revokes.</summary>
    public static Command Revoke()
    {
        Option<string> reason = new("--reason")
        {
            Description = "key-compromise, ca-compromise, affiliation-changed, superseded, cessation-of-operation or privilege-withdrawn.",
            Required = true,
        };
        Option<string?> invalid = new("--invalid-from") { Description = "What was anchored before stays good (RFC 3339); may lie in the past. Default: now." };
        Command command = new("revoke", "Revoke a key for ever.")
        {
            Agency, KeyId, reason, invalid, RequestId, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            RevokeKeyRequest request = new()
            {
                RequestId = Values.RequestId(parsed.GetValue(RequestId)),
                Agency = parsed.GetValue(Agency)!,
                KeyId = Values.Hex("--key", parsed.GetValue(KeyId)!, Hashing.Sha256Length),
                Reason = ToReason(parsed.GetValue(reason)!),
                InvalidFrom = Values.Time("--invalid-from", parsed.GetValue(invalid)),
            };
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            RegisteredKey key =
                (await service.Administration.RevokeKeyAsync(request, cancellationToken: stop)).Key;
            return JsonOutput.Print(parsed, key, () => Console.WriteLine(
                $"{Convert.ToHexStringLower(key.KeyId.Span)} invalid from "
                + Values.Text(key.Revocation.InvalidFrom.ToDateTimeOffset())));
        });
        return command;
    }

    private static KeyRevocationReason ToReason(string text) =>
        Enum.TryParse(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out KeyRevocationReason reason)
        && Enum.IsDefined(reason) && reason != KeyRevocationReason.Unspecified && !char.IsAsciiDigit(text[0])
            ? reason
            : throw new UsageException(
                $"--reason {text}: key-compromise, ca-compromise, affiliation-changed, superseded, "
                + "cessation-of-operation or privilege-withdrawn.");
}
