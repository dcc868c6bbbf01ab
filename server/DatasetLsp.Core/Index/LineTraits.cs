using DatasetLsp.Core.Analysis;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Index;

/// <summary>What the index knows of a line in a few bits.</summary>
internal readonly record struct LineTraits
{
    private const int FormatAt = 5;
    private const int AnswerAt = 10;
    private const uint Known = 1;
    private const uint Certain = 1 << 14;
    private const uint Media = 1 << 15;
    private const uint Label = 1 << 16;
    private const uint Shape = 1 << 17;
    private const uint CarriageReturn = 1 << 18;
    private const uint MergeBegin = 1 << 19;
    private const uint MergeEnd = 1 << 20;
    private const uint Gaps = 1 << 21;
    private const uint PartResolution = 1 << 25;
    private const int ResolutionAt = 26;

    private readonly uint _bits;

    /// <summary>Of a line that is there.</summary>
    public LineTraits(LineKind kind, LineBreak lineBreak)
    {
        _bits = Known | ((uint)kind << 1) | ((uint)lineBreak << 3);
    }

    private LineTraits(uint bits) => _bits = bits;

    /// <summary>Whether the index has the line.</summary>
    public bool IsKnown => (_bits & Known) != 0;

    /// <summary>What it holds.</summary>
    public LineKind Kind => (LineKind)((_bits >> 1) & 3);

    /// <summary>What ends it.</summary>
    public LineBreak Break => (LineBreak)((_bits >> 3) & 3);

    /// <summary>Number of its format, from 0.</summary>
    public int Format
    {
        get => (int)((_bits >> FormatAt) & 31);
        init => _bits |= (uint)value << FormatAt;
    }

    /// <summary>What its last answer is; null where it has none.</summary>
    public AnswerKind? Answer
    {
        get => ((_bits >> AnswerAt) & 15) is not 0 and var kind ? (AnswerKind)(kind - 1) : null;
        init => _bits |= (uint)(value!.Value + 1) << AnswerAt;
    }

    /// <summary>Whether its last answer is text and no more.</summary>
    public bool HasTextAnswer => Answer is not (null or AnswerKind.Other or AnswerKind.Call);

    /// <summary>Whether it is written in no other format.</summary>
    public bool IsFormatCertain { get => Has(Certain); init => _bits |= Bit(Certain, value); }

    /// <summary>Whether there is anything but text in it.</summary>
    public bool HasMedia { get => Has(Media); init => _bits |= Bit(Media, value); }

    /// <summary>What it says of the resolution of its media.</summary>
    public RowResolution Resolution
    {
        get => (RowResolution)((_bits >> ResolutionAt) & 7);
        init => _bits |= (uint)value << ResolutionAt;
    }

    /// <summary>Whether a part of it gives a resolution of its own.</summary>
    public bool HasPartResolution { get => Has(PartResolution); init => _bits |= Bit(PartResolution, value); }

    /// <summary>Whether its last answer could be a label.</summary>
    public bool IsLabel { get => Has(Label); init => _bits |= Bit(Label, value); }

    /// <summary>Whether its last answer has a shape.</summary>
    public bool HasShape { get => Has(Shape); init => _bits |= Bit(Shape, value); }

    /// <summary>Whether it could be read and has a CR without LF.</summary>
    public bool HasLoneCarriageReturn { get => Has(CarriageReturn); init => _bits |= Bit(CarriageReturn, value); }

    /// <summary>Whether it is where one side of an unfinished merge begins.</summary>
    public bool BeginsMerge { get => Has(MergeBegin); init => _bits |= Bit(MergeBegin, value); }

    /// <summary>Whether it is where the other side of an unfinished merge ends.</summary>
    public bool EndsMerge { get => Has(MergeEnd); init => _bits |= Bit(MergeEnd, value); }

    /// <summary>Whether something of it could not be counted in tokens.</summary>
    public bool HasGaps { get => Has(Gaps); init => _bits |= Bit(Gaps, value); }

    private static uint Bit(uint bit, bool isSet) => isSet ? bit : 0;

    private bool Has(uint bit) => (_bits & bit) != 0;
}
