namespace DatasetLsp.Protocol.Rpc;

/// <summary>Takes a notification. Handlers of this kind run one after the other, in the order of arrival.</summary>
public interface INotificationHandler<TParams>
{
    /// <summary>The notification it takes.</summary>
    public NotificationMethod<TParams> Method { get; }

    /// <summary>Takes it. Runs on the read loop: no message is read until it returns.</summary>
    public void Handle(TParams parameters);
}
