using System.CommandLine;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Reports;

namespace DatasetLsp.Cli.Verbs;

/// <summary><c>dataset-lsp models</c>: what the data can be tuned with, and what is known of it.</summary>
internal static class ModelsVerb
{
    public static Command Create(CliContext context)
    {
        var id = new Argument<string?>("ID") { Description = "A model, to read all that is known of it.", Arity = ArgumentArity.ZeroOrOne };
        var format = Choice.Format();
        var command = new VerbCommand("models", "Lists the models; says all that is known of one, and where from.")
        {
            Examples = ["dataset-lsp models", "dataset-lsp models gemini-3.5-flash", "dataset-lsp models --format json"],
        };
        command.Arguments.Add(id);
        command.Options.Add(format);
        command.SetAction(call =>
        {
            var model = call.GetValue(id) is { } name ? Find(name) : null;
            var console = context.Console;
            var today = DateOnly.FromDateTime(context.Time.GetLocalNow().DateTime);
            switch (call.GetValue(format), model)
            {
                case ("json", null):
                    new ModelJson(console.OpenOutput(), today).WriteAll();
                    break;
                case ("json", _):
                    new ModelJson(console.OpenOutput(), today).WriteOne(model);
                    break;
                case (_, null):
                    new ModelTable(console.Report, console.Columns, today).Write();
                    break;
                default:
                    new ModelPage(console.Report, console.Columns, today).Write(model);
                    break;
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static ModelInfo Find(string name) =>
        ModelCatalogue.FindAny(name) ?? throw new UsageException(ModelCatalogue.Unknown(name, ModelCatalogue.All));
}
