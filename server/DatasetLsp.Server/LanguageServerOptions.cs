using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Files;
using DatasetLsp.Core.Models;
using DatasetLsp.Server.Session;
using DatasetLsp.Text;
using DatasetLsp.Tokenizers;
using Serilog;

namespace DatasetLsp.Server;

/// <summary>What a <see cref="LanguageServer"/> is given from outside.</summary>
public sealed record LanguageServerOptions
{
    /// <summary>Where the server's log goes; nowhere unless set. It never holds example text.</summary>
    public ILogger Logger { get; init; } = Serilog.Core.Logger.None;

    /// <summary>The version that the client is told.</summary>
    public required string Version { get; init; }

    /// <summary>The files of the machine.</summary>
    public IFileSystem Files { get; init; } = new LocalFileSystem();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The models that are known, by id.</summary>
    public Func<string, ModelInfo?> Models { get; init; } = ModelCatalogue.Find;

    /// <summary>Vocabularies that come with the program, by name.</summary>
    public Func<string, Tokenizer?> BuiltIn { get; init; } = BuiltInTokenizers.Find;

    /// <summary>How long a person must pause before the rules about the whole file run; 100 ms unless set. Longer where they take long.</summary>
    public TimeSpan SettleDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the findings of a file that takes long to read are kept back before those known are shown; half a second unless set.</summary>
    public TimeSpan PreviewDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest message taken, in bytes; null for the protocol's own limit.</summary>
    public int? MaxMessageBytes { get; init; }

    /// <summary>Begins the analysis of a text; tests put one that fails or dawdles in its place.</summary>
    internal Func<LineTable, AnalysisSettings, int, CancellationToken, DatasetAnalysis> Analyse { get; init; } =
        (lines, settings, _, _) => DatasetAnalysis.Begin(lines, settings);

    /// <summary>Shown the session when it begins, so that tests can look into it.</summary>
    internal Action<ServerSession>? SessionStarted { get; init; }
}
