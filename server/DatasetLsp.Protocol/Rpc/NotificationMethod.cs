using System.Text.Json.Serialization;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>A notification: its name, who sends it, and how its params are read and written.</summary>
/// <typeparam name="TParams">The params; <see cref="Nothing"/> for none.</typeparam>
/// <param name="name">The name on the wire.</param>
/// <param name="direction">Who sends it.</param>
/// <param name="context">A source-generated context that knows <typeparamref name="TParams"/>; asked at first use.</param>
public sealed class NotificationMethod<TParams>(string name, MessageDirection direction, JsonSerializerContext context)
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>Who sends it.</summary>
    public MessageDirection Direction { get; } = direction;

    internal Payload<TParams> Params { get; } = new(context);
}
