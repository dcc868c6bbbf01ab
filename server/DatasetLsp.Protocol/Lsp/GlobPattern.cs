using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>Which files to watch: a glob, or a glob below a folder.</summary>
[JsonConverter(typeof(GlobPatternConverter))]
public readonly record struct GlobPattern
{
    /// <summary>A glob for all workspace folders.</summary>
    public GlobPattern(string pattern) => Pattern = pattern;

    /// <summary>A glob below one folder; for clients with <see cref="DidChangeWatchedFilesClientCapabilities.RelativePatternSupport"/>.</summary>
    public GlobPattern(RelativePattern relative) => Relative = relative;

    /// <summary>The glob for all folders; null where <see cref="Relative"/> is given.</summary>
    public string? Pattern { get; }

    /// <summary>The glob below one folder; null where <see cref="Pattern"/> is given.</summary>
    public RelativePattern? Relative { get; }

    public static implicit operator GlobPattern(string pattern) => new(pattern);

    public static implicit operator GlobPattern(RelativePattern relative) => new(relative);
}
