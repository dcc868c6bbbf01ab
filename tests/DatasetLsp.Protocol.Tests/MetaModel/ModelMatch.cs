using System.Text.Json;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Tests.MetaModel;

/// <summary>Compares our types with those of LSP's model.</summary>
internal static class ModelMatch
{
    private const string Any = "LSPAny";

    /// <summary>Our names that differ, because the plain one is taken by the framework.</summary>
    public static readonly Dictionary<Type, string> Renamed = new() { [typeof(LspRange)] = "Range" };

    /// <summary>Our types that are read and written by a converter, and what they stand for: base types, structures, or anything.</summary>
    public static readonly Dictionary<Type, string[]> Converted = new()
    {
        [typeof(DocumentUri)] = ["DocumentUri"],
        [typeof(Utf8Text)] = ["string"],
        [typeof(IntegerOrString)] = ["integer", "string"],
        [typeof(StringOrMarkupContent)] = ["string", "MarkupContent"],
        [typeof(GlobPattern)] = ["string", "RelativePattern"],
        [typeof(DocumentChange)] = ["TextDocumentEdit", "CreateFile", "RenameFile", "DeleteFile"],
        [typeof(DocumentDiagnosticReport)] = ["RelatedFullDocumentDiagnosticReport", "RelatedUnchangedDocumentDiagnosticReport"],
        [typeof(WorkDoneProgress)] = [Any],
    };

    public static string NameOf(Type type) => Renamed.GetValueOrDefault(type, type.Name);

    /// <summary>What is wrong with one of our types where LSP has another; null where it fits.</summary>
    /// <param name="ours">Our type, without its nullability.</param>
    /// <param name="lsp">LSP's type.</param>
    /// <param name="isRead">Whether clients send it, so that everything they may send has to be understood.</param>
    public static string? Mismatch(Type ours, JsonElement lsp, bool isRead)
    {
        if (lsp.GetProperty("kind").GetString() == "reference" && lsp.GetProperty("name").GetString() == NameOf(ours))
        {
            return null;
        }
        var alternatives = Model.Instance.Alternatives(lsp);
        var atoms = Atoms(ours);
        foreach (var atom in atoms)
        {
            if (!alternatives.Any(alternative => Fits(atom, alternative, isRead)))
            {
                return $"{Show(atom)} is none of {string.Join(" | ", alternatives)}";
            }
        }
        if (isRead)
        {
            foreach (var alternative in alternatives)
            {
                if (!atoms.Any(atom => Fits(atom, alternative, isRead)))
                {
                    return $"clients may send {alternative}, which {ours.Name} does not take";
                }
            }
        }
        return null;
    }

    /// <summary>What one of our types can be on the wire: a type, or the name of a base type or structure.</summary>
    private static List<object> Atoms(Type type) => Converted.TryGetValue(type, out var names) ? [.. names] : [type];

    private static string Show(object atom) => atom is Type type ? type.Name : (string)atom;

    private static bool Fits(object atom, JsonElement lsp, bool isRead)
    {
        var kind = lsp.GetProperty("kind").GetString();
        if (kind == "reference" && lsp.GetProperty("name").GetString() == Any)
        {
            return true;
        }
        return (kind, atom) switch
        {
            ("base", "DocumentUri") => lsp.GetProperty("name").GetString() is "DocumentUri" or "URI",
            ("base", string name) => lsp.GetProperty("name").GetString() == name,
            ("base", Type type) => FitsBase(type, lsp.GetProperty("name").GetString()!),
            ("reference", string name) => Model.Instance.Extends(name, lsp.GetProperty("name").GetString()!),
            ("reference", Type type) => FitsReference(type, lsp.GetProperty("name").GetString()!),
            ("array", Type { IsGenericType: true } list) when list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) =>
                Mismatch(list.GetGenericArguments()[0], lsp.GetProperty("element"), isRead) is null,
            ("map", Type { IsGenericType: true } map) when map.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) =>
                Mismatch(map.GetGenericArguments()[0], lsp.GetProperty("key"), isRead) is null
                && Mismatch(map.GetGenericArguments()[1], lsp.GetProperty("value"), isRead) is null,
            _ => false,
        };
    }

    private static bool FitsBase(Type type, string name) => name switch
    {
        "string" => type == typeof(string),
        "integer" or "uinteger" => type == typeof(int),
        "boolean" => type == typeof(bool),
        _ => false,
    };

    // String enumerations are strings with constants, so that a value no one has heard of yet does no harm.
    private static bool FitsReference(Type type, string name) => type == typeof(string)
        ? Model.Instance.IsStringEnumeration(name)
        : Model.Instance.Extends(NameOf(type), name) || (type.IsEnum && NameOf(type) == name);
}
