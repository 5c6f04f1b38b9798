using System.CommandLine;
using System.Formats.Asn1;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Ledger.Contracts;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Cli.Commands.Governing;

/// <summary>
/// <c>certs governance propose suite</c>: rates an algorithm anew. What is not said stays as the chain has it.
/// </summary>
internal static class ProposeSuiteCommand
{
    private const string Never = "never";

    private static readonly Option<int> Number = new("--number") { Description = "The algorithm's number; certs suites list shows them.", Required = true };
    private static readonly Option<string?> Name = new("--name") { Description = "The name of an algorithm that was never rated." };
    private static readonly Option<string?> Oid = new("--oid") { Description = "Its object identifier, such as 1.2.156.10197.1.501." };
    private static readonly Option<string?> IssueFrom = Date("--issue-from", "From when something may be signed with it");
    private static readonly Option<string?> IssueUntil = Date("--issue-until", "From when nothing may be signed with it");
    private static readonly Option<string?> AcceptUntil = Date("--accept-until", "From when it proves nothing new");
    private static readonly Option<string?> BrokenSince = Date("--broken-since", "From when forgeries are held possible");

    public static Command Create()
    {
        Command command = new("suite", "Rate an algorithm anew; also the chain's own.")
        {
            Number, Name, Oid, IssueFrom, IssueUntil, AcceptUntil, BrokenSince, ProposeCommand.RequestId, JsonOutput.Option,
        };
        command.Add(LocalChain.NetworkOption);
        command.Add(LocalChain.NodeOption);
        command.Add(DataFolder.Option);
        command.SetAction(async (parsed, stop) =>
        {
            using LocalChain chain = LocalChain.Open(parsed);
            RegistryView view = await chain.ReadAsync(null, stop);
            return await ProposeCommand.RunAsync(parsed, new Decision { SetSuite = ToRating(parsed, view) }, stop);
        });
        return command;
    }

    private static SetSuite ToRating(ParseResult parsed, RegistryView view)
    {
        int number = parsed.GetValue(Number);
        SuiteRecord? rated = number is > 0 and <= ushort.MaxValue ? view.FindSuite((ushort)number) : null;
        string name = parsed.GetValue(Name) ?? rated?.Name
            ?? throw new UsageException($"--name: the name of algorithm {number}, which was never rated.");
        return new SetSuite
        {
            Number = (uint)number,
            Name = name,
            Oid = OidOf(number, parsed.GetValue(Oid)),
            IssueFrom = DateOf(parsed, IssueFrom, rated?.IssueFrom),
            IssueUntil = DateOf(parsed, IssueUntil, rated?.IssueUntil),
            AcceptUntil = DateOf(parsed, AcceptUntil, rated?.AcceptUntil),
            BrokenSince = DateOf(parsed, BrokenSince, rated?.BrokenSince),
        };
    }

    private static Timestamp? DateOf(ParseResult parsed, Option<string?> option, DateTimeOffset? rated) =>
        parsed.GetValue(option) switch
        {
            null => rated?.ToTimestamp(),
            Never => null,
            string text => Values.Time(option.Name, text),
        };

    // The chain holds a number to its first object identifier; those that every node knows need not be written.
    private static ByteString OidOf(int number, string? dotted)
    {
        if (dotted is null && ChainAlgorithms.AtTheBeginning(default).FirstOrDefault(own => own.Number == number) is { } own)
        {
            return ByteString.CopyFrom(own.Oid.Span);
        }

        dotted ??= number is > 0 and <= ushort.MaxValue && SuiteTable.Contains((Core.Suites.Suite)number)
            ? SuiteTable.Get((Core.Suites.Suite)number).SignatureOid
            : null;
        if (dotted is null)
        {
            return ByteString.Empty;
        }

        try
        {
            AsnWriter writer = new(AsnEncodingRules.DER);
            writer.WriteObjectIdentifier(dotted);
            return ByteString.CopyFrom(writer.Encode().AsSpan(2));
        }
        catch (ArgumentException)
        {
            throw new UsageException($"--oid {dotted}: an object identifier, such as 1.2.156.10197.1.501.");
        }
    }

    private static Option<string?> Date(string name, string meaning) =>
        new(name) { Description = $"{meaning} (RFC 3339); '{Never}' for no such date. Default: as it is." };
}
