namespace DatasetLsp.Text.Json;

[Flags]
internal enum NodeTraits : byte
{
    None = 0,
    Key = 1,
    Escapes = 2,
}
