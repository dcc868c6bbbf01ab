using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Reports;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Cli.Verbs;

/// <summary><c>dataset-lsp rules</c>: what is looked for, and why.</summary>
internal static class RulesVerb
{
    public static Command Create(CliContext context)
    {
        var id = new Argument<string?>("ID") { Description = "A rule, to read all about it.", Arity = ArgumentArity.ZeroOrOne };
        var format = Choice.Format();
        var folder = new Option<string?>("--write-docs")
        {
            Description = "Write the rules' pages and the configuration's schema into this repository.",
            HelpName = "DIR",
            Hidden = true,
        };
        var command = new VerbCommand("rules", "Lists what is looked for; explains one rule.")
        {
            Examples = ["dataset-lsp rules", "dataset-lsp rules role-order", "dataset-lsp rules --format json"],
        };
        command.Arguments.Add(id);
        command.Options.Add(format);
        command.Options.Add(folder);
        command.SetAction(call =>
        {
            if (call.GetValue(folder) is { } target)
            {
                WriteDocumentation(context, target);
                return ExitCode.Clean;
            }

            var rule = call.GetValue(id) is { } name ? Find(name) : null;
            if (call.GetValue(format) == "json")
            {
                WriteJson(context.Console.OpenOutput(), rule);
            }
            else if (rule is not null)
            {
                Explain(context.Console, rule);
            }
            else
            {
                List(context.Console);
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static Rule Find(string id) => RuleCatalogue.Find(id) ?? throw new UsageException(UnknownRule.Describe(id));

    private static void List(Terminal.IConsole console)
    {
        var report = console.Report;
        var idWidth = RuleCatalogue.All.Max(rule => rule.Id.Length);
        var severityWidth = RuleCatalogue.All.Max(rule => rule.DefaultSeverity.ToName().Length);
        foreach (var rule in RuleCatalogue.All)
        {
            report.Write(rule.Id.PadRight(idWidth + 2), TextRole.Heading);
            report.Write(rule.DefaultSeverity.ToName().PadRight(severityWidth + 2), TextRole.Faint);
            var isFirst = true;
            foreach (var line in MarkdownText.Lines(rule.Documentation.Summary, Math.Max(console.Columns - idWidth - severityWidth - 4, 30)))
            {
                report.WriteLine(isFirst ? line : new string(' ', idWidth + severityWidth + 4) + line);
                isFirst = false;
            }
        }
    }

    private static void Explain(Terminal.IConsole console, Rule rule)
    {
        var report = console.Report;
        var documentation = rule.Documentation;
        report.Write(rule.Id, TextRole.Heading);
        report.WriteLine($" ({rule.DefaultSeverity.ToName()} by default)");
        Prose(documentation.Summary);
        Section("Why");
        Prose(documentation.Why);
        Section("Example");
        Data(documentation.Bad, TextRole.Removed);
        Section("Mended");
        Data(documentation.Good, TextRole.Good);
        Section("What to do");
        Prose(documentation.Fix);
        Section("When to switch it off");
        Prose(documentation.SwitchOff);

        void Section(string title)
        {
            report.WriteLine();
            report.WriteLine(title, TextRole.Heading);
        }

        void Prose(string markdown)
        {
            foreach (var line in MarkdownText.Lines(markdown, console.Columns - 2))
            {
                report.WriteLine(line.Length == 0 ? "" : "  " + line);
            }
        }

        void Data(string lines, TextRole role)
        {
            foreach (var line in lines.ReplaceLineEndings("\n").Split('\n'))
            {
                report.WriteLine("  " + DisplayText.Safe(line), role);
            }
        }
    }

    private static void WriteJson(Stream output, Rule? rule)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            if (rule is not null)
            {
                WriteRule(json, rule, isComplete: true);
            }
            else
            {
                json.WriteStartArray();
                foreach (var each in RuleCatalogue.All)
                {
                    WriteRule(json, each, isComplete: false);
                }

                json.WriteEndArray();
            }
        }

        output.Write("\n"u8);
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule, bool isComplete)
    {
        var documentation = rule.Documentation;
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("severity", rule.DefaultSeverity.ToName());
        json.WriteString("summary", documentation.Summary);
        if (isComplete)
        {
            json.WriteString("why", documentation.Why);
            json.WriteString("bad", documentation.Bad);
            json.WriteString("good", documentation.Good);
            json.WriteString("fix", documentation.Fix);
            json.WriteString("switchOff", documentation.SwitchOff);
        }

        json.WriteEndObject();
    }

    private static void WriteDocumentation(CliContext context, string target)
    {
        var root = context.FullPath(target);
        foreach (var (path, text) in GeneratedFiles.All())
        {
            var full = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            context.Files.Replace(full, Encoding.UTF8.GetBytes(text));
        }
    }
}
