using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>Function responses that do not fit the calls before them.</summary>
public sealed class FunctionResponseRule : ExampleRule
{
    // No turn has as many; each response is held against all of them.
    private const int MostCalls = 200;

    /// <inheritdoc/>
    public override string Id => "function-response";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds responses of functions that nobody called, and parallel calls without as many responses.",
        Why: """
            A call and its response belong together, by the function's name and, where there is one, by the id. Asked to go on from a
            conversation without that, Gemini answers `400`: "Please ensure that the number of function response parts is equal to the
            number of function call parts of the function call turn"
            ([gemini-cli, issue 16906](https://github.com/google-gemini/gemini-cli/issues/16906)). No page says that tuning refuses it, so
            this is a warning. A call in the last turn needs no response, and in Gemini's format neither does a single one: the service
            goes on from what the user says instead. OpenAI's format wants one for each call.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Rain today?"}]},{"role":"model","parts":[{"functionCall":{"name":"get_weather","args":{}}}]},{"role":"user","parts":[{"functionResponse":{"name":"weather","response":{"rain":true}}}]},{"role":"model","parts":[{"text":"Yes"}]}],"tools":[{"functionDeclarations":[{"name":"get_weather"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Rain today?"}]},{"role":"model","parts":[{"functionCall":{"name":"get_weather","args":{}}}]},{"role":"user","parts":[{"functionResponse":{"name":"get_weather","response":{"rain":true}}}]},{"role":"model","parts":[{"text":"Yes"}]}],"tools":[{"functionDeclarations":[{"name":"get_weather"}]}]}
            """,
        Fix: "Write the responses that are missing, in the turn after the calls. Where only one call is open, the quick fix makes a response of another name or id the answer to it.",
        SwitchOff: "When your examples are pieces of longer conversations, cut between a call and its response.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (example.Format.IsPreference || !HasTools(example))
        {
            return;
        }

        var open = new OpenCalls(this, findings, needsResponse: !example.Format.HasParts);
        Content? before = null;
        foreach (var content in example.Contents)
        {
            if (content.Role == Role.Unknown)
            {
                // Who speaks is mended first.
                return;
            }

            // A recorded stream has several turns of the model in a row.
            var goesOn = before?.Role == Role.Model && content.Role == Role.Model && !open.IsAnswered;
            if (!goesOn && !BeginsWithResponse(content))
            {
                open.Close();
            }

            // Of a tool that the service runs itself, call and response stand in one turn.
            foreach (var part in content.Parts)
            {
                if (FunctionCall.Of(part) is { } call)
                {
                    open.Add(call);
                }
                else if (FunctionResponse.Of(part) is { } response)
                {
                    open.Answer(response);
                }
            }

            if (FunctionResponse.OfMessage(content) is { } message)
            {
                open.Answer(message);
            }

            before = content;
        }

        if (open.IsAnswered)
        {
            open.Close();
        }
    }

    private static bool BeginsWithResponse(Content content) =>
        content.Role == Role.Tool || content.Parts.FirstOrDefault(part => part.Kind is PartKind.FunctionCall or PartKind.FunctionResponse)?.Kind == PartKind.FunctionResponse;

    /// <summary>Whether calls and responses are written as such; in ShareGPT's format they are texts.</summary>
    private static bool HasTools(Example example)
    {
        foreach (var content in example.Contents)
        {
            if (content.Role == Role.Tool && content.Node.TryGetMember("tool_call_id"u8, out _))
            {
                return true;
            }

            foreach (var part in content.Parts)
            {
                if (part is { Kind: PartKind.FunctionCall or PartKind.FunctionResponse, Data.Kind: JsonKind.Object })
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The calls of the model's last turn, and which of them were answered.</summary>
    /// <param name="rule">Who reports.</param>
    /// <param name="findings">Where to.</param>
    /// <param name="needsResponse">Whether also a single call must be answered; Gemini goes on from one that is not.</param>
    private sealed class OpenCalls(FunctionResponseRule rule, FindingSink findings, bool needsResponse)
    {
        private readonly List<FunctionCall> _calls = [];
        private readonly HashSet<FunctionCall> _answered = [];
        private int _unfit;

        /// <summary>Whether any response came.</summary>
        public bool IsAnswered => _answered.Count + _unfit > 0;

        public void Add(FunctionCall call)
        {
            if (_calls.Count <= MostCalls)
            {
                _calls.Add(call);
            }
        }

        public void Answer(FunctionResponse response)
        {
            if (_calls.Count > MostCalls)
            {
                return;
            }

            if (_calls.Count == 0)
            {
                findings.Add(rule, response.Anchor, $"{Subject(response)} answers no call: the turn before it calls no function. Write the call, or remove the response.");
                return;
            }

            var called = _calls.FindAll(call => Fits(call, response));
            if (called.Find(call => !_answered.Contains(call)) is { } fitting)
            {
                _answered.Add(fitting);
                return;
            }

            _unfit++;
            if (called.Count > 0)
            {
                findings.Add(rule, response.Anchor, $"{Subject(response)} answers a call that is answered already. Remove it, or write the call that it answers.");
                return;
            }

            var unanswered = _calls.FindAll(call => !_answered.Contains(call));
            findings.Add(
                rule,
                response.Anchor,
                $"{Subject(response)} answers no call: {(response.Id is null ? "the model called " : "the calls before it have the ids ")}{Names(response)}.",
                unanswered is [var only] ? Rename(response, only) : null,
                [new RelatedPlace(LineId: null, _calls[0].Anchor, _calls.Count == 1 ? "The call." : "The first of the calls.")]);
        }

        /// <summary>What is not answered now will not be.</summary>
        public void Close()
        {
            var unanswered = _calls.FindAll(call => !_answered.Contains(call));
            if (unanswered.Count > _unfit && _calls.Count <= MostCalls && (needsResponse || _calls.Count > 1))
            {
                var name = unanswered[0].Name is { Length: > 0 } called ? $"`{called.Shorten()}`" : "a function";
                findings.Add(
                    rule,
                    unanswered[0].Anchor,
                    _calls.Count == 1
                        ? $"The call of {name} has no response: the conversation goes on without one. Write it in the next turn."
                        : $"The model calls {_calls.Count} functions at once, but {Responses(_answered.Count + _unfit)}: there is none for {name}. Write as many responses as calls.");
            }

            _calls.Clear();
            _answered.Clear();
            _unfit = 0;
        }

        private static string Responses(int count) => count switch
        {
            0 => "no response follows",
            1 => "1 response follows",
            _ => $"{count} responses follow",
        };

        private static string Subject(FunctionResponse response) => response switch
        {
            { Id: { } id, NameNode: null } => $"The response to `{id.GetString().Shorten()}`",
            { Name: { Length: > 0 } name } => $"The response of `{name.Shorten()}`",
            _ => "This response",
        };

        /// <summary>By id where both have one, else by name where both have one, else any.</summary>
        private static bool Fits(FunctionCall call, FunctionResponse response)
        {
            if (call.Id is { } callId && response.Id is { } id)
            {
                return callId.GetString() == id.GetString();
            }

            return call.Name is null || response.Name is null || call.Name == response.Name;
        }

        private static Fix? Rename(FunctionResponse response, FunctionCall call) => response switch
        {
            { Id: { } id } when call.Id is { } callId =>
                new Fix($"Change the id to `{callId.GetString().Shorten()}`", [new ByteEdit(id.Span, callId.Raw.ToArray())], IsCertain: false),
            { Id: null, NameNode: { } name } when call.NameNode is { } callName =>
                new Fix($"Rename to `{call.Name!.Shorten()}`", [new ByteEdit(name.Span, callName.Raw.ToArray())], IsCertain: false),
            _ => null,
        };

        private string Names(FunctionResponse response) =>
            string.Join(", ", _calls.Select(call => response.Id is null ? call.Name : call.Id?.GetString()).Where(name => name is not null).Distinct().Take(8).Select(name => $"`{name!.Shorten()}`"));
    }
}
