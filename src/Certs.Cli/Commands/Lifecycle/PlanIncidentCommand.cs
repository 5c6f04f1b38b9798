using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Google.Protobuf.Collections;
using Grpc.Core;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary>
/// <c>certs incident plan --issuer URN --act revoke --key K | --batch R | --from T --until T | --all | --file F</c>: selects,
/// changes nothing.
/// </summary>
internal static class PlanIncidentCommand
{
    private const int NumbersInMessage = 1_000;

    private static readonly Option<string> Issuer = new("--issuer")
    {
        Description = "The URN of the agency whose certificates are changed.",
        Required = true,
    };

    private static readonly Option<string> Act = new("--act")
    {
        Description = "revoke, suspend or cancel.",
        DefaultValueFactory = _ => "revoke",
    };

    private static readonly Option<string?> Key = new("--key") { Description = "Those signed by this key: SHA-256 of its SPKI, hex." };
    private static readonly Option<string?> Batch = new("--batch") { Description = "Those under this root, hex." };
    private static readonly Option<string?> From = new("--from") { Description = "Those issued from this moment on." };
    private static readonly Option<string?> Until = new("--until") { Description = "Those issued before this moment." };
    private static readonly Option<bool> All = new("--all") { Description = "All." };
    private static readonly Option<FileInfo?> List = new("--file") { Description = "Those in this file, a number a line." };

    public static Command Create()
    {
        ChangeOptions options = new(null);
        Command command = new("plan", "Select the certificates and say what would be changed. Changes nothing.")
        {
            Issuer, Act, Key, Batch, From, Until, All, List, LifecycleOptions.Agency,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            IncidentPlan plan = ToPlan(parsed, options);
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "issuer");
            using AsyncClientStreamingCall<PlanIncidentRequest, PlanIncidentResponse> call =
                service.Incidents.PlanIncident(cancellationToken: stop);
            await call.RequestStream.WriteAsync(new PlanIncidentRequest { Plan = plan }, stop);
            foreach (string[] numbers in Numbers(parsed.GetValue(List)).Chunk(NumbersInMessage))
            {
                await call.RequestStream.WriteAsync(
                    new PlanIncidentRequest { Numbers = new IncidentNumbers { Numbers = { numbers } } }, stop);
            }

            await call.RequestStream.CompleteAsync();
            PlanIncidentResponse answer = await call.ResponseAsync;
            bool json = parsed.GetValue(LifecycleOptions.Json);
            LifecycleText.Write(answer.Incident, json);
            if (!json)
            {
                Tell("例如 such as", answer.SampleNumbers);
                Tell("未知 not here", answer.UnknownNumbers);
            }

            return ExitCode.Accept;
        });
        return command;
    }

    private static IncidentPlan ToPlan(ParseResult parsed, ChangeOptions options)
    {
        IncidentPlan plan = new()
        {
            RequestId = options.RequestId(parsed),
            Issuer = parsed.GetValue(Issuer)!,
            Agency = parsed.GetValue(LifecycleOptions.Agency) ?? "",
            Act = parsed.GetValue(Act)!.ToUpperInvariant() switch
            {
                "REVOKE" => ChangeAct.Revoke,
                "SUSPEND" => ChangeAct.Suspend,
                "CANCEL" => ChangeAct.Cancel,
                _ => throw new UsageException($"--act {parsed.GetValue(Act)}: revoke, suspend or cancel."),
            },
            Reason = options.Reason(parsed),
            EffectiveFrom = options.Effective(parsed),
            Officer = options.Officer(parsed),
            LegalBasis = options.Basis(parsed),
        };
        Select(parsed, plan);
        return plan;
    }

    private static void Select(ParseResult parsed, IncidentPlan plan)
    {
        bool isPeriod = parsed.GetValue(From) is not null || parsed.GetValue(Until) is not null;
        bool[] said =
        [
            parsed.GetValue(Key) is not null, parsed.GetValue(Batch) is not null, isPeriod, parsed.GetValue(All),
            parsed.GetValue(List) is not null,
        ];
        if (said.Count(one => one) != 1)
        {
            throw new UsageException("One of --key, --batch, --from with --until, --all, --file.");
        }

        if (parsed.GetValue(Key) is { } key)
        {
            plan.KeyId = Values.Hex("--key", key, 32);
        }
        else if (parsed.GetValue(Batch) is { } batch)
        {
            plan.BatchRoot = Values.Hex("--batch", batch, 32);
        }
        else if (isPeriod)
        {
            plan.Issued = new IssuePeriod
            {
                FromTime = Values.Time("--from", parsed.GetValue(From)),
                UntilTime = Values.Time("--until", parsed.GetValue(Until)),
            };
        }
        else if (parsed.GetValue(All))
        {
            plan.All = new AllCertificates();
        }
        else
        {
            plan.Listed = new ListedCertificates();
        }
    }

    private static IEnumerable<string> Numbers(FileInfo? file) =>
        file is null ? []
        : file.Exists ? File.ReadLines(file.FullName).Select(line => line.Trim()).Where(line => line.Length > 0)
        : throw new UsageException($"{file.FullName}: there is no such file.");

    private static void Tell(string label, RepeatedField<string> numbers)
    {
        if (numbers.Count > 0)
        {
            Console.WriteLine($"  {label}: {string.Join(", ", numbers)}");
        }
    }
}
