using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Cli.Reports;
using Certs.Core.Verification;
using Spectre.Console;

namespace Certs.Cli.Demo;

/// <summary>Shows the demonstration: as text while it runs, or as one JSON array at its end.</summary>
internal sealed class DemoOutput(bool asJson)
{
    private readonly JsonArray _steps = [];

    /// <summary>Says what was done.</summary>
    public void Say(string text)
    {
        if (!asJson)
        {
            AnsiConsole.WriteLine(text);
        }
    }

    /// <summary>Shows a step with its report; false when it came out otherwise than it must.</summary>
    public bool Show(DemoStep step, VerificationReport report, PresentedDocument document)
    {
        bool asExpected = step.Expected.Holds(report);
        if (asJson)
        {
            _steps.Add(new JsonObject
            {
                ["step"] = step.Letter,
                ["title"] = step.En,
                ["province"] = step.Province,
                ["expected"] = step.Expected.Text,
                ["as_expected"] = asExpected,
                ["report"] = JsonNode.Parse(ReportJson.Write(report)),
            });
            return asExpected;
        }

        Head(step.Letter, step.Zh, step.En);
        new ReportText(AnsiConsole.Console).Write(report, document, everyCheck: step.Letter == "a");
        Foot(asExpected, step.Expected.Text);
        return asExpected;
    }

    /// <summary>Shows a step that is no verdict; false when it came out otherwise than it must.</summary>
    public bool Show(DemoFact fact)
    {
        if (asJson)
        {
            _steps.Add(new JsonObject
            {
                ["step"] = fact.Letter,
                ["title"] = fact.En,
                ["province"] = fact.Province,
                ["expected"] = fact.Expected,
                ["as_expected"] = fact.Holds,
                ["told"] = JsonNode.Parse(JsonOutput.Of(fact.Told)),
            });
            return fact.Holds;
        }

        Head(fact.Letter, fact.Zh, fact.En);
        AnsiConsole.Write(fact.Shown);
        AnsiConsole.WriteLine();
        Foot(fact.Holds, fact.Expected);
        return fact.Holds;
    }

    /// <summary>Ends the output.</summary>
    public void Finish(bool good, TimeSpan took)
    {
        if (asJson)
        {
            Console.WriteLine(_steps.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
            return;
        }

        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine(good
            ? $"全部如预期。 Everything came out as it must, in {took.TotalSeconds:0.0} s."
            : "有步骤与预期不符。 A step came out otherwise than it must; see above.");
    }

    private static void Head(string letter, string zh, string en)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"[bold]({letter}) {Markup.Escape(zh)}  {Markup.Escape(en)}[/]").LeftJustified());
    }

    private static void Foot(bool asExpected, string expected) => AnsiConsole.MarkupLine(asExpected
        ? $"[green]✓ 如预期 as expected: {Markup.Escape(expected)}[/]"
        : $"[red]✗ 应为 expected: {Markup.Escape(expected)}[/]");
}
