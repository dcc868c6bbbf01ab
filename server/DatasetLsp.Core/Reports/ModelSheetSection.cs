namespace DatasetLsp.Core.Reports;

/// <summary>Things that are known of a model and belong together.</summary>
public sealed record ModelSheetSection(string Title, IReadOnlyList<ModelSheetRow> Rows);
