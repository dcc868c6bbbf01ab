using System.Globalization;
using System.Text;

namespace DatasetLsp.Text.Tests.Json;

/// <summary>Writes one random object twice: as valid JSON, and with the same data damaged.</summary>
internal sealed class RandomJson
{
    private static readonly string[] Pieces =
        ["a", "role", " ", "é", "日本", "😀", "\"", "'", "\\", "/", "\t", "\n", "\u0001", ",", ":", "{", "}", "[", "]", "\", \"", "': '", "true", "// x", "\u007f"];

    private readonly Random _random;
    private readonly Damage _damage;
    private readonly StringBuilder _clean = new();
    private readonly StringBuilder _damaged = new();

    private RandomJson(int seed, Damage damage)
    {
        _random = new Random(seed);
        _damage = damage;
    }

    public static (byte[] Clean, byte[] Damaged) Create(int seed, Damage damage = Damage.None)
    {
        var json = new RandomJson(seed, damage);
        if (json.Has(Damage.ByteOrderMark))
        {
            json._damaged.Append('\uFEFF');
        }

        json.WriteContainer(isObject: true, depth: 0);
        if (json.Has(Damage.CommaAfterValue))
        {
            json._damaged.Append(", ");
        }

        return (Encoding.UTF8.GetBytes(json._clean.ToString()), Encoding.UTF8.GetBytes(json._damaged.ToString()));
    }

    private bool Has(Damage damage) => (_damage & damage) != 0 && _random.Next(2) == 0;

    private void Write(string text) => Write(text, text);

    private void Write(string clean, string damaged)
    {
        _clean.Append(clean);
        _damaged.Append(damaged);
        WriteSpace();
    }

    private void WriteSpace()
    {
        if (_random.Next(4) == 0)
        {
            string space = _random.Next(2) == 0 ? " " : "\r\n";
            _clean.Append(space);
            _damaged.Append(space);
        }

        if (_random.Next(6) == 0 && Has(Damage.Comment))
        {
            // A comment with a quote or a brace in it may be data put aside, and its removal is not certain.
            _damaged.Append(_random.Next(2) == 0 ? "/* 'a': [ */" : "// it's, ]\n");
        }

        if (_random.Next(6) == 0 && Has(Damage.UnexpectedCharacter))
        {
            _damaged.Append(_random.Next(2) == 0 ? "\u00A0" : "\u200B");
        }
    }

    private void WriteValue(int depth)
    {
        switch (_random.Next(depth > 4 ? 5 : 8))
        {
            case 0: Write("true", Has(Damage.PythonLiteral) ? "True" : "true"); break;
            case 1: Write("null", Has(Damage.PythonLiteral) ? "None" : "null"); break;
            case 2: Write((_random.NextDouble() * Math.Pow(10, _random.Next(-20, 20))).ToString("R", CultureInfo.InvariantCulture)); break;
            case 3 or 4: WriteString(RandomText()); break;
            case 5: Write(_random.Next(-999, 999).ToString(CultureInfo.InvariantCulture)); break;
            default: WriteContainer(_random.Next(2) == 0, depth + 1); break;
        }
    }

    private void WriteContainer(bool isObject, int depth)
    {
        Write(isObject ? "{" : "[");
        int count = _random.Next(depth == 0 ? 1 : 0, 5);
        if (isObject && Has(Damage.ExtraComma))
        {
            Write("", ",");
        }

        for (int i = 0; i < count; i++)
        {
            if (i > 0)
            {
                bool isLost = isObject && Has(Damage.MissingComma);
                Write(",", isLost ? " " : isObject && Has(Damage.ExtraComma) ? ", ," : ",");
            }

            if (isObject)
            {
                WriteKey(i);
                Write(":");
            }

            WriteValue(depth);
        }

        if (count > 0 && Has(Damage.TrailingComma))
        {
            Write("", ",");
        }

        Write(isObject ? "}" : "]");
    }

    private void WriteKey(int number)
    {
        string name = $"key_{number}";
        if (Has(Damage.UnquotedKey))
        {
            Write($"\"{name}\"", name);
        }
        else
        {
            WriteString(_random.Next(2) == 0 ? name : name + RandomText());
        }
    }

    private string RandomText() =>
        string.Concat(Enumerable.Range(0, _random.Next(6)).Select(_ => Pieces[_random.Next(Pieces.Length)]));

    private void WriteString(string text)
    {
        bool isSingle = Has(Damage.SingleQuotes);
        bool isSmart = !isSingle && Has(Damage.SmartQuotes);
        string open = isSingle ? "'" : isSmart ? "“" : "\"";
        string close = isSmart ? "”" : open;
        bool isRaw = Has(Damage.UnescapedControlCharacter);
        bool escapesApostrophe = Has(Damage.InvalidEscape);
        var clean = new StringBuilder();
        var damaged = new StringBuilder();
        foreach (char c in text)
        {
            string escaped = c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                < ' ' => $"\\u{(int)c:x4}",
                'a' when _random.Next(3) == 0 => "\\u0061",
                _ => c.ToString(),
            };
            clean.Append(escaped);
            damaged.Append(c switch
            {
                '"' when isSingle => _random.Next(2) == 0 ? "\"" : escaped,
                '\'' when isSingle || (escapesApostrophe && !isSmart) => "\\'",
                < ' ' when isRaw => c.ToString(),
                _ => escaped,
            });
        }

        Write($"\"{clean}\"", open + damaged + close);
    }
}
