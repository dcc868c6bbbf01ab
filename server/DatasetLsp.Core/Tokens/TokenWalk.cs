using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tokens;

/// <summary>
/// Goes through all of an example that has tokens, in the order of a prompt: what stands above the turns, the turns, the answers to
/// choose between. What counts is what Google's own local tokenizer counts
/// (<c>google/genai/local_tokenizer.py</c> in github.com/googleapis/python-genai): each text by itself, the names of functions, the keys
/// and texts of their arguments and answers, their declarations; no marks between turns.
/// </summary>
internal abstract class TokenWalk
{
    /// <summary>Goes through an example.</summary>
    public void Through(Example example)
    {
        if (example.Format == FormatCatalogue.Unknown)
        {
            return;
        }

        BesideTurns(example.Root);
        if (example.SystemInstruction is { } instruction)
        {
            Turn(TokenPieceKind.SystemInstruction, instruction, example.Root);
        }

        foreach (var content in example.Contents)
        {
            Turn(content.Role == Role.System ? TokenPieceKind.SystemInstruction : TokenPieceKind.Part, content, example.Root);
        }

        foreach (var completion in example.Completions)
        {
            BeginCompletion();
            foreach (var content in completion.Contents)
            {
                Turn(TokenPieceKind.Completion, content, example.Root);
            }
        }
    }

    /// <summary>A piece begins; what follows belongs to it.</summary>
    protected virtual void Begin(TokenPieceKind kind, Role role, JsonNode node)
    {
    }

    /// <summary>The next of the answers to choose between begins.</summary>
    protected virtual void BeginCompletion()
    {
    }

    /// <summary>A string of the line, a key among them, whose text has tokens.</summary>
    protected abstract void Text(JsonNode text);

    /// <summary>A string within JSON that is written in a string of the line.</summary>
    protected abstract void Quoted(JsonNode text);

    /// <summary>An image, a video, a sound or a document.</summary>
    protected abstract void Media(Part part, JsonNode root);

    private void Turn(TokenPieceKind kind, Content content, JsonNode root)
    {
        foreach (var part in content.Parts)
        {
            Begin(kind, content.Role, part.Node);
            switch (part.Kind)
            {
                case PartKind.Text:
                    TextOf(part.Data);
                    break;
                case PartKind.FunctionCall:
                    Call(part.Data);
                    break;
                case PartKind.FunctionResponse:
                    Member(part.Data, "name"u8, TextOf);
                    Member(part.Data, "response"u8, Leaves);
                    break;
                case PartKind.Code:
                    Member(part.Data, "code"u8, TextOf);
                    Member(part.Data, "output"u8, TextOf);
                    break;
                case PartKind.Media:
                    Media(part, root);
                    break;
            }
        }
    }

    private void Call(JsonNode call)
    {
        // OpenAI's has the function in a field of its own, and its arguments as JSON in a string.
        var function = call.TryGetMember("function"u8, out var named) && named.Value.Kind == JsonKind.Object ? named.Value : call;
        Member(function, "name"u8, TextOf);
        Member(function, "args"u8, Leaves);
        Member(function, "arguments"u8, LeavesOrQuoted);
    }

    private void BesideTurns(JsonNode root)
    {
        foreach (var member in root.Members)
        {
            var (key, value) = (member.KeyNode, member.Value);
            if (key.TextEquals("tools"u8) || key.TextEquals("functions"u8))
            {
                Begin(TokenPieceKind.Tools, Role.None, value);
                TextOf(value);
                foreach (var tool in value.Elements)
                {
                    Tool(tool);
                }
            }
            else if ((key.TextEquals("generationConfig"u8) || key.TextEquals("generation_config"u8))
                && (value.TryGetMember("responseSchema"u8, out var schema) || value.TryGetMember("response_schema"u8, out schema)))
            {
                Begin(TokenPieceKind.ResponseSchema, Role.None, schema.Value);
                Schema(schema.Value);
            }
        }
    }

    private void Tool(JsonNode tool)
    {
        if (tool.TryGetMember("functionDeclarations"u8, out var declarations) || tool.TryGetMember("function_declarations"u8, out declarations))
        {
            foreach (var declaration in declarations.Value.Elements)
            {
                Declaration(declaration);
            }
        }
        else
        {
            // OpenAI's `tools` have the function in a field; its older `functions` are the functions themselves.
            Declaration(tool.TryGetMember("function"u8, out var function) ? function.Value : tool);
        }
    }

    private void Declaration(JsonNode function)
    {
        Member(function, "name"u8, TextOf);
        Member(function, "description"u8, TextOf);
        Member(function, "parameters"u8, Schema);
        Member(function, "response"u8, Schema);
    }

    /// <summary>Of a schema the words that describe it have tokens: not its types, bounds, defaults and alternatives.</summary>
    private void Schema(JsonNode schema)
    {
        Member(schema, "format"u8, TextOf);
        Member(schema, "description"u8, TextOf);
        Member(schema, "enum"u8, Strings);
        Member(schema, "required"u8, Strings);
        Member(schema, "items"u8, Schema);
        Member(schema, "properties"u8, properties =>
        {
            foreach (var property in properties.Members)
            {
                Text(property.KeyNode);
                Schema(property.Value);
            }
        });
        Member(schema, "example"u8, Leaves);
    }

    private void Strings(JsonNode list)
    {
        foreach (var element in list.Elements)
        {
            TextOf(element);
        }
    }

    private void TextOf(JsonNode node)
    {
        if (node.Kind == JsonKind.String)
        {
            Text(node);
        }
    }

    private void Leaves(JsonNode node) => Leaves(node, Text);

    private void LeavesOrQuoted(JsonNode node)
    {
        if (node.Kind != JsonKind.String)
        {
            Leaves(node);
            return;
        }

        var text = new byte[node.ContentSpan.Length];
        var tree = JsonTree.Parse(text.AsMemory(0, node.WriteUnescaped(text)));
        if (tree is { HasRoot: true, HasSyntaxErrors: false } && tree.Root.Kind == JsonKind.Object)
        {
            Leaves(tree.Root, Quoted);
        }
        else
        {
            Text(node);
        }
    }

    /// <summary>The keys of objects and the strings, at any depth: what has tokens in arguments and answers. Numbers have none.</summary>
    private static void Leaves(JsonNode node, Action<JsonNode> take)
    {
        if (node.Kind == JsonKind.String)
        {
            take(node);
        }

        foreach (var member in node.Members)
        {
            take(member.KeyNode);
            Leaves(member.Value, take);
        }

        foreach (var element in node.Elements)
        {
            Leaves(element, take);
        }
    }

    private static void Member(JsonNode node, ReadOnlySpan<byte> name, Action<JsonNode> take)
    {
        if (node.TryGetMember(name, out var member))
        {
            take(member.Value);
        }
    }
}
