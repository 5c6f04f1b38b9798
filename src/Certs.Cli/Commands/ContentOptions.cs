using System.CommandLine;
using Certs.Api.V1;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Cli.Commands;

/// <summary>The options that say what a certificate is, shared by <c>issue</c> and <c>issue-batch</c>.</summary>
internal sealed class ContentOptions
{
    private readonly Option<string> _agency = new("--agency")
    {
        Description = "The issuing agency's URN, such as urn:certs:agency:62:1.",
        Required = true,
    };

    private readonly Option<string> _type = new("--type")
    {
        Description = "The certificate type's URN; certs types list shows them.",
        Required = true,
    };

    private readonly Option<string[]> _suites = new("--suite")
    {
        Description = "A suite to sign with, such as SM2; may be repeated. Default: every suite the agency has a key for.",
    };

    private readonly Option<DateTimeOffset?> _until = new("--valid-until")
    {
        Description = "The first moment at which it is no longer valid. Default: without end.",
    };

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public void AddTo(Command command)
    {
        command.Add(_agency);
        command.Add(_type);
        command.Add(_suites);
        command.Add(_until);
    }

    /// <summary>The content with <paramref name="fields"/>.</summary>
    public CertificateContent Read(ParseResult parsed, Struct fields)
    {
        CertificateContent content = new()
        {
            Agency = parsed.GetValue(_agency)!,
            Type = parsed.GetValue(_type)!,
            Fields = fields,
            ValidUntil = parsed.GetValue(_until) is { } until ? Timestamp.FromDateTimeOffset(until) : null,
        };
        content.Suites.AddRange((parsed.GetValue(_suites) ?? []).Select(SuiteNames.Parse));
        return content;
    }
}
