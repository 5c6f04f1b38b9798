using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Google.Protobuf;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary>
/// <c>certs looks FILE</c>: who had a certificate judged at a province's service. The one that issued it tells the same in
/// <c>certs history</c>; each tells its own verdicts only.
/// </summary>
internal static class LooksCommand
{
    public static Command Create()
    {
        Argument<FileInfo> document = new("document") { Description = "The certificate, for whoever holds it." };
        Command command = new("looks", "Who had a certificate judged at this service. 证照查验记录。")
        {
            document, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            ReadOnlyMemory<byte> handle = DocumentFile.Read(parsed.GetValue(document)!).Payload.Handle;
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "verifier");
            ListVerificationsResponse answer = await service.Trace.ListVerificationsAsync(
                new ListVerificationsRequest { Handle = ByteString.CopyFrom(handle.Span) }, cancellationToken: stop);
            return JsonOutput.Print(parsed, answer, () =>
            {
                foreach (VerifiedEvent looks in answer.Verifications)
                {
                    Console.WriteLine(LookText.Of(looks));
                }
            });
        });
        return command;
    }
}
