using System.CommandLine;
using Certs.Cli;
using Certs.Cli.Commands;
using Certs.Cli.Commands.Bridging;
using Certs.Cli.Commands.Governing;
using Certs.Cli.Commands.Lifecycle;
using Certs.Cli.Commands.Statistics;
using Spectre.Console;

// Who reads a pipe or a file wants whole words; the width of a terminal is no measure there.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 240;
}

RootCommand root = new("Certs: issue, verify and inspect electronic licences. 电子证照的签发、核验与查看。")
{
    DemoCommand.Create(),
    IssueCommand.Create(),
    IssueBatchCommand.Create(),
    VerifyCommand.Create(),
    BundleCommand.Create(),
    TrustFileCommand.Create(),
    InspectCommand.Create(),
    BridgeCommand.Create(),
    StatusCommand.Create(),
    HistoryCommand.Create(),
    LooksCommand.Create(),
    ChangeCommand.Suspend(),
    ChangeCommand.Resume(),
    ChangeCommand.Revoke(),
    ChangeCommand.Cancel(),
    ProposalsCommand.Create(),
    SupersedeCommand.Create(),
    BasisCommand.Create(),
    IncidentCommand.Create(),
    WatchCommand.Create(),
    WebhooksCommand.Create(),
    ExportCommand.Create(),
    KeysCommand.Create(),
    AgenciesCommand.Create(),
    TypesCommand.Create(),
    SuitesCommand.Create(),
    RulesCommand.Create(),
    AccreditCommand.Create(),
    GovernanceCommand.Create(),
    RecognisesCommand.Create(),
    ObstaclesCommand.Create(),
    WhatIfCommand.Create(),
    NetworkCommand.Create(),
    StoreCommand.Create(),
};

return await Run.AsProgramAsync(root.Parse(args));
