using System.CommandLine;
using Certs.Core.Lifecycle;
using ChangeAct = Certs.Core.Lifecycle.ChangeAct;
using ChangeReason = Certs.Api.V1.ChangeReason;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary>What every change names: reason, officer, legal basis, and from when it holds.</summary>
internal sealed class ChangeOptions
{
    private readonly Option<string> _reason;

    private readonly Option<string> _officer = new("--officer")
    {
        Description = "Who does it, as the authority names its staff.",
        Required = true,
    };

    private readonly Option<string> _basis = new("--basis")
    {
        Description = "The law and the decision.",
        Required = true,
    };

    private readonly Option<string?> _effective = new("--effective")
    {
        Description = "From when it holds (RFC 3339). Default: from now on.",
    };

    private readonly Option<string?> _requestId = new("--request-id")
    {
        Description = "A UUID: the same one again changes nothing. Default: a new one.",
    };

    /// <summary>The options for an act; null: for several.</summary>
    public ChangeOptions(ChangeAct? act)
    {
        string codes = string.Join(
            ", ", ChangeReasons.All.Where(row => act is null || row.Act == act).Select(row => row.Code));
        _reason = new Option<string>("--reason") { Description = $"Why: {codes}.", Required = true };
    }

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public void AddTo(Command command)
    {
        command.Add(_reason);
        command.Add(_officer);
        command.Add(_basis);
        command.Add(_effective);
        command.Add(_requestId);
        command.Add(LifecycleOptions.Json);
        command.Add(Service.DataFolder.Option);
    }

    /// <summary>The reason.</summary>
    /// <exception cref="UsageException">There is none with this code.</exception>
    public ChangeReason Reason(ParseResult parsed) =>
        ChangeReasons.Find(parsed.GetValue(_reason)!.Replace('-', '_').ToUpperInvariant()) is { } row
            ? (ChangeReason)row.Reason
            : throw new UsageException($"--reason {parsed.GetValue(_reason)}: docs/lifecycle.md lists the reasons.");

    /// <summary>The officer.</summary>
    public string Officer(ParseResult parsed) => parsed.GetValue(_officer)!;

    /// <summary>The legal basis.</summary>
    public string Basis(ParseResult parsed) => parsed.GetValue(_basis)!;

    /// <summary>From when it holds; null: not said.</summary>
    public Google.Protobuf.WellKnownTypes.Timestamp? Effective(ParseResult parsed) =>
        Values.Time("--effective", parsed.GetValue(_effective));

    /// <summary>The request id.</summary>
    public string RequestId(ParseResult parsed) => Values.RequestId(parsed.GetValue(_requestId));
}
