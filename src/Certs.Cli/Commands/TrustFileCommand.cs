using System.CommandLine;
using System.Globalization;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Spectre.Console;

namespace Certs.Cli.Commands;

/// <summary>
/// <c>certs trust-file --data A --data B --out trust.json</c>: asks the services of several provinces for the trust file of
/// one block and puts their signatures together.
/// </summary>
internal static class TrustFileCommand
{
    private static readonly Option<string[]> Services = new("--data")
    {
        Description = "The data folder of a province's service; one for each province that signs.",
        DefaultValueFactory = _ => [DataFolder.Default],
    };

    private static readonly Option<FileInfo[]> Others = new("--merge")
    {
        Description = "A trust file of the same block that another province signed; may be repeated.",
    };

    private static readonly Option<long> Block = new("--block") { Description = "The block. Default: the newest." };

    private static readonly Option<string> Output =
        new("--out") { Description = "Where to save it.", DefaultValueFactory = _ => "trust.json" };

    public static Command Create()
    {
        Command command = new(
            "trust-file", "Fetch what a verifier without a network has to know. 获取离线核验所需的信任文件。")
        {
            Services, Others, Block, Output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        List<SignedTrustFile> files = [.. (parsed.GetValue(Others) ?? []).Select(ReadFile)];
        long block = files.Count > 0 ? files[0].Trust.Registries.Head.BlockNumber : parsed.GetValue(Block);
        foreach (string folder in parsed.GetValue(Services) ?? [])
        {
            files.Add(await AskAsync(new DataFolder(folder), block, stop));
            block = files[0].Trust.Registries.Head.BlockNumber;
        }

        if (files.FirstOrDefault(file => file.Digest != files[0].Digest) is { } other)
        {
            string kept = $"{parsed.GetValue(Output)}.other";
            await File.WriteAllBytesAsync(kept, TrustFileWriter.Write(other), stop);
            await File.WriteAllBytesAsync(parsed.GetValue(Output)!, TrustFileWriter.Write(files[0]), stop);
            await Console.Error.WriteLineAsync(
                $"LOG_EQUIVOCATION: the provinces sign different files of block {block}. Both are kept: "
                + $"{parsed.GetValue(Output)}, {kept}.");
            return ExitCode.Reject;
        }

        SignedTrustFile merged = files.SelectMany(file => file.Signatures)
            .Aggregate(files[0], (file, signature) => file.With(signature));
        return await SaveAsync(merged, parsed.GetValue(Output)!, stop);
    }

    private static async Task<int> SaveAsync(SignedTrustFile file, string output, CancellationToken stop)
    {
        byte[] bytes = TrustFileWriter.Write(file);
        await File.WriteAllBytesAsync(output, bytes, stop);
        TrustRoot root = file.Trust.Root;
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{output}: {bytes.Length} bytes, block {file.Trust.Registries.Head.BlockNumber}, signed by "
            + $"{file.Signatures.Count} of {root.Signers.Count} provinces, {root.Threshold} needed."));
        return file.Signatures.Count >= root.Threshold ? ExitCode.Accept : ExitCode.Undecided;
    }

    private static async Task<SignedTrustFile> AskAsync(DataFolder folder, long block, CancellationToken stop)
    {
        using ServiceConnection service = ServiceConnection.Open(folder, "verifier");
        GetTrustFileResponse answer = await service.Verification.GetTrustFileAsync(
            new GetTrustFileRequest { BlockNumber = block }, cancellationToken: stop);
        return Read(answer.TrustFile.Memory, folder.Path);
    }

    private static SignedTrustFile ReadFile(FileInfo file) => file.Exists
        ? Read(File.ReadAllBytes(file.FullName), file.FullName)
        : throw new UsageException($"{file.FullName}: there is no such file.");

    private static SignedTrustFile Read(ReadOnlyMemory<byte> bytes, string from)
    {
        try
        {
            return TrustFileReader.Read(bytes);
        }
        catch (DocumentFormatException wrong)
        {
            throw new UsageException($"{from}: {wrong.Message}");
        }
    }
}
