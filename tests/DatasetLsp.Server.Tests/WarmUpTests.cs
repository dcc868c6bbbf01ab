namespace DatasetLsp.Server.Tests;

public sealed class WarmUpTests
{
    /// <summary>Nobody waits for it when a server starts, so nobody would hear of a fault there.</summary>
    [Fact]
    public void It_runs_to_its_end() => WarmUp.Run();
}
