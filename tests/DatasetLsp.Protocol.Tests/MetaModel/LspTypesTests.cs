using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Protocol.Tests.MetaModel;

/// <summary>Holds every type of the namespace <c>Lsp</c> against LSP 3.18's own model. A type the model does not know fails.</summary>
public class LspTypesTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>What clients may send by the model and never send to us, each with its reason.</summary>
    private static readonly Dictionary<string, string> NeverSent = new()
    {
        ["TextDocumentEdit.edits"] = "comes back only inside a code action of ours, and we make no snippets",
        ["CompletionItem.textEdit"] = "comes back only in completionItem/resolve, as we sent it",
        ["InlayHint.label"] = "comes back only in inlayHint/resolve, as we sent it",
    };

    private static IEnumerable<Type> AllTypes => typeof(LspJsonContext).Assembly.GetTypes().Where(type =>
        type.Namespace == typeof(LspJsonContext).Namespace
        && !type.IsNested
        && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && type != typeof(LspJsonContext)
        && type != typeof(LspMethods));

    private static IEnumerable<Type> Structures => AllTypes.Where(type =>
        !type.IsEnum && !IsConstants(type) && !ModelMatch.Converted.ContainsKey(type) && IsKnown(type));

    [ConformanceFact]
    public void Every_type_is_a_structure_an_enumeration_or_a_named_union_of_the_model()
    {
        Assert.DoesNotContain(AllTypes, type => !ModelMatch.Converted.ContainsKey(type) && !IsKnown(type));
    }

    [ConformanceFact]
    public void Every_structure_has_the_properties_of_the_model_and_all_it_requires()
    {
        var problems = new List<string>();
        foreach (var type in Structures)
        {
            if (LspJsonContext.Default.GetTypeInfo(type) is not { Kind: JsonTypeInfoKind.Object } info)
            {
                problems.Add($"{type.Name} is not in the JSON context");
                continue;
            }
            var expected = Model.Instance.PropertiesOf(ModelMatch.NameOf(type));
            problems.AddRange(info.Properties.Where(p => !expected.ContainsKey(p.Name)).Select(p => $"{type.Name}.{p.Name} is not in the model"));
            problems.AddRange(expected.Where(p => !p.Value.IsOptional && info.Properties.All(q => q.Name != p.Key)).Select(p => $"{type.Name} lacks {p.Key}"));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [ConformanceFact]
    public void Every_property_has_the_type_of_the_model()
    {
        var read = ReadByServer();
        var problems = new List<string>();
        foreach (var (type, property, expected) in Properties())
        {
            var name = $"{type.Name}.{property.Name}";
            if (expected.Type.GetProperty("kind").GetString() == "stringLiteral")
            {
                var actual = property.Get!(RuntimeHelpers.GetUninitializedObject(type));
                if (!Equals(actual, expected.Type.GetProperty("value").GetString()))
                {
                    problems.Add($"{name} is {actual}");
                }
            }
            else if (ModelMatch.Mismatch(Underlying(property.PropertyType), expected.Type, read.Contains(type) && !NeverSent.ContainsKey(name)) is { } problem)
            {
                problems.Add($"{name}: {problem}");
            }
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [ConformanceFact]
    public void Every_property_is_optional_nullable_or_required_as_in_the_model()
    {
        var problems = new List<string>();
        foreach (var (type, property, expected) in Properties())
        {
            var clr = (PropertyInfo)property.AttributeProvider!;
            var isNullable = Nullability.Create(clr).ReadState == NullabilityState.Nullable;
            var isAlwaysWritten = !isNullable || clr.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.Never;
            var isAlwaysThere = property.IsRequired || property.Set is null;
            var problem = (expected.IsOptional, Model.Instance.AllowsNull(expected.Type)) switch
            {
                (true, _) when !isNullable || isAlwaysWritten || property.IsRequired => "must be nullable, and left out where it is null",
                (false, false) when isNullable || !isAlwaysThere => "must be required, and not null",
                (false, true) when !isAlwaysWritten => "must be written, be it null",
                _ => null,
            };
            if (problem is not null)
            {
                problems.Add($"{type.Name}.{property.Name} {problem}");
            }
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
        Assert.Equal(JsonIgnoreCondition.WhenWritingNull, LspJsonContext.Default.Options.DefaultIgnoreCondition);
        Assert.True(LspJsonContext.Default.Options.RespectNullableAnnotations);
    }

    [ConformanceFact]
    public void Every_enumeration_has_the_values_of_the_model()
    {
        var problems = new List<string>();
        foreach (var type in AllTypes.Where(type => (type.IsEnum || IsConstants(type)) && IsKnown(type)))
        {
            var expected = Model.Instance.ValuesOf(type.Name);
            var actual = type.IsEnum
                ? Enum.GetNames(type).ToDictionary(name => name, name => ((int)Enum.Parse(type, name)).ToString(), StringComparer.OrdinalIgnoreCase)
                : type.GetFields().ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!, StringComparer.OrdinalIgnoreCase);
            problems.AddRange(actual.Where(v => expected.GetValueOrDefault(v.Key) != v.Value).Select(v => $"{type.Name}.{v.Key} is {v.Value}"));
            if (!Model.Instance.IsOpen(type.Name))
            {
                problems.AddRange(expected.Keys.Where(name => !actual.ContainsKey(name)).Select(name => $"{type.Name} lacks {name}"));
            }
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [ConformanceFact]
    public void Error_codes_are_those_of_the_model()
    {
        var expected = Model.Instance.ValuesOf("ErrorCodes").Concat(Model.Instance.ValuesOf("LSPErrorCodes")).ToDictionary();

        Assert.Equal(expected, Enum.GetValues<ErrorCode>().ToDictionary(code => code.ToString(), code => ((int)code).ToString()));
    }

    [ConformanceFact]
    public void Every_method_has_the_direction_and_the_types_of_the_model()
    {
        var problems = new List<string>();
        foreach (var method in Methods())
        {
            if (Model.Instance.FindMethod(method.IsRequest ? "requests" : "notifications", method.Name) is not { } expected)
            {
                problems.Add($"{method.Name} is not in the model");
                continue;
            }
            var direction = JsonNamingPolicy.CamelCase.ConvertName(method.Direction.ToString());
            if (expected.GetProperty("messageDirection").GetString() is var side && side != "both" && side != direction)
            {
                problems.Add($"{method.Name} goes {side}");
            }
            var isFromClient = method.Direction == MessageDirection.ClientToServer;
            JsonElement? parameters = expected.TryGetProperty("params", out var p) ? p : null;
            if (MismatchOf(method.Params, parameters, isFromClient) is { } paramsProblem)
            {
                problems.Add($"{method.Name} params: {paramsProblem}");
            }
            if (method.IsRequest)
            {
                var result = expected.GetProperty("result");
                var allowsNull = Model.Instance.AllowsNull(result);
                if (MismatchOf(method.Result!, Model.Instance.Alternatives(result).Count == 0 ? null : result, !isFromClient) is { } resultProblem)
                {
                    problems.Add($"{method.Name} result: {resultProblem}");
                }
                if (isFromClient && method.IsResultNullable && !allowsNull)
                {
                    problems.Add($"{method.Name} result must not be null");
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public void Every_method_can_be_read_and_written()
    {
        var types = Methods().SelectMany(method => new[] { method.Params, method.Result }).Where(type => type is not null && type != typeof(Nothing));

        Assert.DoesNotContain(types, type => LspJsonContext.Default.GetTypeInfo(type!) is null);
    }

    private static bool IsConstants(Type type) => type.IsAbstract && type.IsSealed;

    private static bool IsKnown(Type type) => ModelMatch.NameOf(type) is var name && (type.IsEnum || IsConstants(type)
        ? Model.Instance.IsEnumeration(name)
        : Model.Instance.IsStructure(name) || Model.Instance.IsAlias(name));

    private static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string? MismatchOf(Type ours, JsonElement? lsp, bool isRead) => (ours == typeof(Nothing), lsp) switch
    {
        (true, null) => null,
        (true, _) => "something is expected",
        (false, null) => "nothing is expected",
        (false, { } type) => ModelMatch.Mismatch(Underlying(ours), type, isRead),
    };

    private static IEnumerable<(Type Type, JsonPropertyInfo Property, ModelProperty Expected)> Properties()
    {
        foreach (var type in Structures)
        {
            var expected = Model.Instance.PropertiesOf(ModelMatch.NameOf(type));
            foreach (var property in LspJsonContext.Default.GetTypeInfo(type)?.Properties ?? [])
            {
                if (expected.TryGetValue(property.Name, out var known))
                {
                    yield return (type, property, known);
                }
            }
        }
    }

    private static IEnumerable<Method> Methods()
    {
        foreach (var field in typeof(LspMethods).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var value = field.GetValue(null)!;
            var arguments = field.FieldType.GetGenericArguments();
            var isRequest = arguments.Length == 2;
            yield return new(
                (string)field.FieldType.GetProperty("Name")!.GetValue(value)!,
                (MessageDirection)field.FieldType.GetProperty("Direction")!.GetValue(value)!,
                arguments[0],
                isRequest ? arguments[1] : null,
                isRequest && Nullability.Create(field).GenericTypeArguments[1].ReadState == NullabilityState.Nullable);
        }
    }

    /// <summary>The types that come from a client: params of its messages and results of ours, and all they hold.</summary>
    private static HashSet<Type> ReadByServer()
    {
        var found = new HashSet<Type>();
        foreach (var method in Methods())
        {
            Visit(method.Direction == MessageDirection.ClientToServer ? method.Params : method.Result);
        }
        return found;

        void Visit(Type? type)
        {
            type = type is null ? null : Underlying(type);
            foreach (var argument in type?.GetGenericArguments() ?? [])
            {
                Visit(argument);
            }
            if (type is null || type.Namespace != typeof(LspJsonContext).Namespace || !found.Add(type))
            {
                return;
            }
            foreach (var derived in AllTypes.Where(t => t.BaseType == type))
            {
                Visit(derived);
            }
            foreach (var property in type.GetProperties())
            {
                Visit(property.PropertyType);
            }
        }
    }

    private sealed record Method(string Name, MessageDirection Direction, Type Params, Type? Result, bool IsResultNullable)
    {
        public bool IsRequest => Result is not null;
    }
}
