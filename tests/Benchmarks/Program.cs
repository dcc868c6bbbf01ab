using BenchmarkDotNet.Running;
using DatasetLsp.Benchmarks;

if (args is ["tokens", ..])
{
    TokenSpeed.Run(args.ElementAtOrDefault(1));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(TokenSpeed).Assembly).Run(args);
}
