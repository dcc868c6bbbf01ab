using DatasetLsp.Core.Configuration;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>A team's configuration and the text it was read from.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Config">What it says.</param>
/// <param name="Text">Its text; the places of its problems are in it.</param>
internal sealed record LoadedConfig(string Path, TeamConfig Config, LineTable Text)
{
    /// <summary>Reads a configuration; never fails.</summary>
    public static LoadedConfig Read(string path, ReadOnlyMemory<byte> text)
    {
        // Editors do not show a byte order mark, nor count it.
        text = text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var folder = System.IO.Path.GetDirectoryName(path) ?? path;
        return new LoadedConfig(path, ConfigReader.Read(text, folder), LineTable.FromBytes(text));
    }
}
