namespace DatasetLsp.Core.Formats.Shapes;

/// <summary>In what way a record differs from its format.</summary>
public enum ShapeProblemKind
{
    /// <summary>A required field is not there.</summary>
    MissingField,

    /// <summary>A value is of the wrong kind.</summary>
    WrongType,

    /// <summary>The format has no such field.</summary>
    UnknownField,

    /// <summary>Of fields of which there must be exactly one, there is none, or there are several.</summary>
    NotExactlyOne,
}
