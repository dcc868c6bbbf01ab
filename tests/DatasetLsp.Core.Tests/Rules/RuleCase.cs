using System.Globalization;
using System.Text;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Rules;

/// <summary>
/// One case of a rule's case file. A file is a list of
/// <code>
/// ### what it shows
/// the lines of a dataset, with [|marks|] round each place where the rule must report something
/// => the message of the first mark, whole
/// => of the second
/// fix the title of a quick fix (or "certain fix")
/// the lines that it makes of them
/// </code>
/// Nothing but the rule of that file is looked at. ⟦FF FE⟧ writes bytes. A line that begins with <c>20× </c> stands for 20 such lines, in
/// which # is the line's number among them. A first line <c>? model=… today=… file=… examples=… bytes=…</c> sets the model, the day, the
/// file's name and the model's limits.
/// </summary>
public sealed record RuleCase(
    string Title,
    AnalysisSettings Settings,
    byte[] Text,
    IReadOnlyList<(int Line, TextSpan Span)> Marks,
    IReadOnlyList<string> Messages,
    IReadOnlyList<(string Title, bool IsCertain, byte[] Text)> Fixes)
{
    public static IEnumerable<RuleCase> ReadAll(string path)
    {
        foreach (var section in ("\n" + File.ReadAllText(path)).Split("\n### ").Skip(1))
        {
            var lines = section.TrimEnd('\n').Split('\n');
            var settings = lines.Length > 1 && lines[1].StartsWith("? ", StringComparison.Ordinal) ? ReadSettings(lines[1][2..]) : AnalysisSettings.Default;
            var body = lines.Skip(lines.Length > 1 && lines[1].StartsWith("? ", StringComparison.Ordinal) ? 2 : 1).SelectMany(Repeat).ToList();
            var end = body.FindIndex(line => line.StartsWith("=> ", StringComparison.Ordinal) || IsFix(line));
            var source = body.Take(end < 0 ? body.Count : end).ToList();
            var marks = new List<(int, TextSpan)>();
            var text = string.Join('\n', source);
            var bytes = Mark(ToBytes(text), marks);
            var messages = new List<string>();
            var fixes = new List<(string, bool, byte[])>();
            for (var index = end < 0 ? body.Count : end; index < body.Count; index++)
            {
                if (body[index].StartsWith("=> ", StringComparison.Ordinal))
                {
                    messages.Add(body[index][3..]);
                }
                else if (IsFix(body[index]))
                {
                    var isCertain = body[index].StartsWith("certain ", StringComparison.Ordinal);
                    var result = body.Skip(index + 1).TakeWhile(line => !IsFix(line) && !line.StartsWith("=> ", StringComparison.Ordinal)).ToList();
                    fixes.Add((body[index][(isCertain ? "certain fix " : "fix ").Length..], isCertain, ToBytes(string.Join('\n', result))));
                    index += result.Count;
                }
                else
                {
                    throw new FormatException($"{path}: '{lines[0]}': what is this line? {body[index]}");
                }
            }

            yield return new RuleCase(lines[0], settings, bytes, marks, messages, fixes);
        }
    }

    private static IEnumerable<string> Repeat(string line)
    {
        var times = line.IndexOf("× ", StringComparison.Ordinal);
        return times > 0 && int.TryParse(line[..times], out var count)
            ? Enumerable.Range(1, count).Select(number => line[(times + 2)..].Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            : [line];
    }

    private static AnalysisSettings ReadSettings(string line)
    {
        var settings = AnalysisSettings.Default;
        foreach (var pair in line.Split(' '))
        {
            var (name, value) = (pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            settings = name switch
            {
                "model" => new AnalysisSettings(value, settings.Rules) { Today = settings.Today, FileName = settings.FileName },
                "today" => settings with { Today = DateOnly.Parse(value, CultureInfo.InvariantCulture) },
                "file" => settings with { FileName = value },
                "examples" => Limit(settings, limits => limits with
                {
                    TrainingExamplesText = limits.TrainingExamplesText! with { Value = long.Parse(value, CultureInfo.InvariantCulture) },
                    TrainingExamplesMultimodal = limits.TrainingExamplesMultimodal! with { Value = long.Parse(value, CultureInfo.InvariantCulture) - 1 },
                }),
                "bytes" => Limit(settings, limits => limits with
                {
                    TrainingFileBytes = limits.TrainingFileBytes! with { Value = long.Parse(value, CultureInfo.InvariantCulture) },
                }),
                var rule when rule.Contains('.', StringComparison.Ordinal) => settings with
                {
                    Rules = new RuleSettings(new Dictionary<string, Severity>(), new Dictionary<string, double> { [rule] = double.Parse(value, CultureInfo.InvariantCulture) }),
                },
                _ => throw new FormatException($"what is {name}?"),
            };
        }

        return settings;
    }

    private static AnalysisSettings Limit(AnalysisSettings settings, Func<ModelLimits, ModelLimits> change) =>
        settings with { ModelInfo = settings.ModelInfo! with { Limits = change(settings.ModelInfo.Limits) } };

    private static bool IsFix(string line) =>
        line.StartsWith("fix ", StringComparison.Ordinal) || line.StartsWith("certain fix ", StringComparison.Ordinal);

    private static byte[] ToBytes(string text)
    {
        var bytes = new List<byte>();
        while (text.IndexOf('⟦', StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf('⟧', StringComparison.Ordinal);
            bytes.AddRange(Encoding.UTF8.GetBytes(text[..open]));
            bytes.AddRange(text[(open + 1)..close].Split(' ').Select(hex => byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            text = text[(close + 1)..];
        }

        bytes.AddRange(Encoding.UTF8.GetBytes(text));
        return [.. bytes];
    }

    private static byte[] Mark(byte[] text, List<(int, TextSpan)> marks)
    {
        var clean = new List<byte>();
        var line = 0;
        var lineStart = 0;
        var open = new Stack<int>();
        for (var index = 0; index < text.Length; index++)
        {
            // A bracket that is the last byte inside a mark.
            var isMarkedBracket = open.Count > 0 && text.AsSpan(index).StartsWith("[|]"u8);
            if (!isMarkedBracket && text.AsSpan(index).StartsWith("[|"u8))
            {
                open.Push(clean.Count);
                index++;
            }
            else if (text.AsSpan(index).StartsWith("|]"u8))
            {
                marks.Add((line, TextSpan.FromBounds(open.Pop() - lineStart, clean.Count - lineStart)));
                index++;
            }
            else
            {
                clean.Add(text[index]);
                if (text[index] == '\n')
                {
                    line++;
                    lineStart = clean.Count;
                }
            }
        }

        return [.. clean];
    }
}
