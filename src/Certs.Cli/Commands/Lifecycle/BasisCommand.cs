using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Google.Protobuf;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary><c>certs basis add | remove NUMBER BASIS</c>: which certificates another rests on.</summary>
internal static class BasisCommand
{
    private static readonly Argument<string> Basis = new("basis")
    {
        Description = "The licence identifier of the one that it rests on.",
    };

    public static Command Create() => new(
        "basis", "Which certificates another rests on, as a permit on a business licence. 证照的依据。") { Add(), Remove() };

    private static Command Add() => Make("add", "Note that a certificate rests on another.", async (service, number, basis, stop) =>
    {
        AddBasisResponse answer = await service.Lifecycle.AddBasisAsync(
            new AddBasisRequest { Number = number, BasisNumber = basis }, cancellationToken: stop);
        return (answer, answer.BasisNumbers);
    });

    private static Command Remove() => Make("remove", "Note that it no longer does.", async (service, number, basis, stop) =>
    {
        RemoveBasisResponse answer = await service.Lifecycle.RemoveBasisAsync(
            new RemoveBasisRequest { Number = number, BasisNumber = basis }, cancellationToken: stop);
        return (answer, answer.BasisNumbers);
    });

    private static Command Make(
        string name, string description,
        Func<ServiceConnection, string, string, CancellationToken, Task<(IMessage Answer, IReadOnlyList<string> Numbers)>> ask)
    {
        Command command = new(name, description)
        {
            LifecycleOptions.Number, Basis, LifecycleOptions.Json, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            string number = parsed.GetValue(LifecycleOptions.Number)!;
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "issuer");
            (IMessage answer, IReadOnlyList<string> numbers) =
                await ask(service, number, parsed.GetValue(Basis)!, stop);
            Console.WriteLine(parsed.GetValue(LifecycleOptions.Json)
                ? JsonOutput.Of(answer)
                : $"{number}  依据 rests on {(numbers.Count == 0 ? "无 none" : string.Join(", ", numbers))}");
            return ExitCode.Accept;
        });
        return command;
    }
}
