using System.Text.Json.Serialization;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>A request: its name, who sends it, and how its params and result are read and written.</summary>
/// <typeparam name="TParams">The params; <see cref="Nothing"/> for none.</typeparam>
/// <typeparam name="TResult">The result; <see cref="Nothing"/> where it is always null.</typeparam>
/// <param name="name">The name on the wire.</param>
/// <param name="direction">Who sends it.</param>
/// <param name="context">A source-generated context that knows both types; asked at first use.</param>
public sealed class RequestMethod<TParams, TResult>(string name, MessageDirection direction, JsonSerializerContext context)
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>Who sends it.</summary>
    public MessageDirection Direction { get; } = direction;

    internal Payload<TParams> Params { get; } = new(context);

    internal Payload<TResult> Result { get; } = new(context);
}
