using System.Text.Json;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Server.Session;

/// <summary>Gets the person's settings from the client. Nothing of a workspace decides where data go.</summary>
internal sealed class PersonalSettingsSource(ServerSession session)
{
    private readonly Lock _lock = new();
    private int _asked;
    private string _shown = "";
    private bool? _inlayHints;

    /// <summary>Whether inlay hints are to be shown; so it is where nothing is set.</summary>
    public bool WantsInlayHints => _inlayHints ?? true;

    /// <summary>Asks for them. Where answers overtake each other, that to the last question counts.</summary>
    public void Ask() => _ = AskAsync(Interlocked.Increment(ref _asked));

    /// <summary>Takes the value of the section.</summary>
    public void Take(JsonElement section)
    {
        TakeInlayHints(section);
        session.Settings.Personal = ClientSettingsReader.Read(section, out var problems);
        var text = string.Join(" ", problems.Select(problem => problem.Message));
        if (text.Length > 0 && text != _shown)
        {
            session.Warn($"Settings {ClientSettingsReader.Section}: {text}");
        }

        _shown = text;
        session.Documents.SettingsChanged();
    }

    private void TakeInlayHints(JsonElement section)
    {
        var before = _inlayHints;
        _inlayHints = section.ValueKind != JsonValueKind.Object || !section.TryGetProperty("inlayHints", out var wanted) || wanted.ValueKind != JsonValueKind.False;
        if (before is not null && before != _inlayHints && session.Profile.RefreshesInlayHints)
        {
            session.InlayHintRefreshes.Request();
        }
    }

    private async Task AskAsync(int number)
    {
        try
        {
            var answer = await session.Client.SendRequestAsync(
                LspMethods.Configuration, new() { Items = [new ConfigurationItem { Section = ClientSettingsReader.Section }] }).ConfigureAwait(false);
            lock (_lock)
            {
                if (number == Volatile.Read(ref _asked))
                {
                    Take(answer is [var section, ..] ? section : default);
                }
            }
        }
        catch (ResponseException exception)
        {
            session.Options.Logger.Warning("The client does not answer for its settings: {Reason}", exception.Message);
            session.Settings.WaitNoMore();
        }
        catch (OperationCanceledException)
        {
            // The client left.
        }
    }
}
