namespace DatasetLsp.Text.Json;

/// <summary>The edits that remove one error.</summary>
/// <param name="Edits">Replacements in text order that do not overlap; all of them belong together.</param>
/// <param name="IsCertain">Whether no data can change by it, so that it may be applied without asking.</param>
public sealed record JsonRepair(IReadOnlyList<ByteEdit> Edits, bool IsCertain);
