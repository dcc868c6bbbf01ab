using System.Security.Cryptography;
using DatasetLsp.Tokenizers;
using DatasetLsp.Tokenizers.Tables;
using DatasetLsp.Tokenizers.Vocabularies;

// Packs the tokenizer.json of a package into the file that the program loads.
if (args is not [var source, var sha256, var target])
{
    Console.Error.WriteLine("usage: DatasetLsp.VocabularyPacker tokenizer.json SHA-256 target");
    return 2;
}

try
{
    var json = File.ReadAllBytes(source);
    var found = Convert.ToHexStringLower(SHA256.HashData(json));
    if (found != sha256)
    {
        Console.Error.WriteLine($"{source} is not the file that is expected here: its SHA-256 is {found}, not {sha256}. Run npm ci.");
        return 1;
    }

    // Under another name first, so that a build that is broken off leaves no half file.
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
    PackedTables.Write(TablesBuilder.Build(TokenizerJsonReader.Read(json)), target + ".new");
    File.Move(target + ".new", target, overwrite: true);
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnsupportedVocabularyException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
