using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;

namespace Certs.Cli.Commands.Governing;

/// <summary><c>certs governance propose</c>: a new rating of an algorithm, a member more or less, a validator.</summary>
internal static class ProposeCommand
{
    /// <summary>The option that every proposal has.</summary>
    public static Option<string?> RequestId { get; } = new("--request-id")
    {
        Description = "A UUID: the same one again proposes nothing. Default: a new one.",
    };

    private static readonly Option<int> Province = new("--province") { Description = "The province, such as 43.", Required = true };

    public static Command Create() => new("propose", "Propose a decision; counts as this province's vote.")
    {
        ProposeSuiteCommand.Create(), AddMember(), RemoveMember(), Validator(),
    };

    /// <summary>Proposes, and tells the proposal's number.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Decision decision, CancellationToken stop)
    {
        ProposeDecisionRequest request = new()
        {
            RequestId = Values.RequestId(parsed.GetValue(RequestId)),
            Decision = decision,
        };
        using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
        Proposal made =
            (await service.Governance.ProposeDecisionAsync(request, cancellationToken: stop)).Proposal;
        return JsonOutput.Print(
            parsed, made, () => Console.WriteLine($"{made.ProposalId} {made.Votes.Count}/{made.Quorum}"));
    }

    private static Command AddMember()
    {
        Option<string> admin = new("--admin") { Description = "The account that governs for it, 0x and 40 digits.", Required = true };
        Option<string?> sender = new("--operator") { Description = "The account that anchors for it. Default: none yet." };
        Option<string?> validator = new("--validator") { Description = "The account with which its node seals blocks. Default: none yet." };
        Command command = new("add-member", "Admit a province.")
        {
            Province, admin, sender, validator, RequestId, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction((parsed, stop) => RunAsync(parsed, new Decision
        {
            AddMember = new AddMember
            {
                Province = ProvinceOf(parsed),
                Admin = Values.Account("--admin", parsed.GetValue(admin)),
                Operator = Values.Account("--operator", parsed.GetValue(sender)),
                Validator = Values.Account("--validator", parsed.GetValue(validator)),
            },
        }, stop));
        return command;
    }

    private static Command RemoveMember()
    {
        Command command = new("remove-member", "Remove a province.") { Province, RequestId, JsonOutput.Option, DataFolder.Option };
        command.SetAction((parsed, stop) => RunAsync(
            parsed, new Decision { RemoveMember = new RemoveMember { Province = ProvinceOf(parsed) } }, stop));
        return command;
    }

    private static Command Validator()
    {
        Option<string?> account = new("--account") { Description = "The account, 0x and 40 digits. Default: none any more." };
        Command command = new("validator", "Name a member's validator.") { Province, account, RequestId, JsonOutput.Option, DataFolder.Option };
        command.SetAction((parsed, stop) => RunAsync(parsed, new Decision
        {
            SetValidator = new SetValidator
            {
                Province = ProvinceOf(parsed),
                Validator = Values.Account("--account", parsed.GetValue(account)),
            },
        }, stop));
        return command;
    }

    private static uint ProvinceOf(ParseResult parsed) => Values.Province("--province", parsed.GetValue(Province));
}
