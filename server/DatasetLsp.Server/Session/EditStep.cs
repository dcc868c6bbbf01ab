using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>One edit.</summary>
/// <param name="Lines">The text after it.</param>
/// <param name="Change">What it did.</param>
internal readonly record struct EditStep(LineTable Lines, LineTableChange Change);
