namespace DatasetLsp.Cli;

/// <summary>What the executable says by its exit code.</summary>
public static class ExitCode
{
    /// <summary>Nothing was found at or above <c>--fail-on</c>.</summary>
    public const int Clean = 0;

    /// <summary>Something was found.</summary>
    public const int Findings = 1;

    /// <summary>It was called wrongly, or a file or the service failed it.</summary>
    public const int Failure = 2;

    /// <summary>The person stopped it with Ctrl-C; what shells expect (128 + SIGINT).</summary>
    public const int Stopped = 130;
}
