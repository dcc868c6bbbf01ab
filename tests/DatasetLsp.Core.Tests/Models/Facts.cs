using System.Collections;
using System.Reflection;
using DatasetLsp.Core.Models;

namespace DatasetLsp.Core.Tests.Models;

/// <summary>Everything that a model's record holds, found by walking it.</summary>
internal static class Facts
{
    /// <summary>Each fact below <paramref name="root"/>, by where it stands: <c>Limits.TokensPerExample</c>.</summary>
    public static Dictionary<string, ISourced> Of(object root)
    {
        var all = new Dictionary<string, ISourced>();
        Walk(root, "", (path, value) =>
        {
            if (value is ISourced fact)
            {
                all[path] = fact;
            }
        });
        return all;
    }

    /// <summary>Where nothing is below <paramref name="root"/>.</summary>
    public static List<string> Missing(object root)
    {
        var missing = new List<string>();
        Walk(root, "", (path, value) =>
        {
            if (value is null)
            {
                missing.Add(path);
            }
        });
        return missing;
    }

    private static void Walk(object owner, string path, Action<string, object?> visit)
    {
        if (owner is MediaTokens tokens)
        {
            foreach (var level in Enum.GetValues<MediaResolution>())
            {
                visit($"{path}Image({level})", tokens.Image(level));
                visit($"{path}VideoFrame({level})", tokens.VideoFrame(level));
                visit($"{path}PdfPage({level})", tokens.PdfPage(level));
            }
        }

        foreach (var property in owner.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(owner);
            visit(path + property.Name, value);
            if (value is not null && value is not ISourced && value is not IEnumerable && property.PropertyType.Namespace == typeof(ModelInfo).Namespace && !property.PropertyType.IsEnum)
            {
                Walk(value, $"{path}{property.Name}.", visit);
            }
        }
    }
}
