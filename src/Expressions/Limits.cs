namespace WorkflowHub.Expressions;

/// <summary>
/// The caps that make every expression end. Those of the text are problems of the compilation; those of an evaluation make it a
/// <see cref="NullValue"/> whose reason names the cap.
/// </summary>
public static class Limits
{
    /// <summary>Characters of an expression's text.</summary>
    public const int MaxSourceLength = 20_000;

    /// <summary>Brackets, lists, contexts, conditions and functions written inside each other.</summary>
    public const int MaxNesting = 64;

    /// <summary>Height of the tree: a chain such as <c>1 + 1 + 1 …</c> is one level higher with each operator.</summary>
    public const int MaxTreeHeight = 512;

    /// <summary>Height of everything under way at once when functions call functions.</summary>
    public const int MaxCallHeight = 1_500;

    /// <summary>Problems reported of one text.</summary>
    public const int MaxProblems = 25;

    /// <summary>Parts of expressions evaluated and elements looked at in one evaluation; long texts count once for every 64 characters.</summary>
    public const int MaxSteps = 5_000_000;

    /// <summary>Items of one list.</summary>
    public const int MaxListSize = 100_000;

    /// <summary>UTF-16 units of one text.</summary>
    public const int MaxTextLength = 1_000_000;

    /// <summary>Values held in one list or context, counted through all its levels.</summary>
    public const int MaxValueSize = 1_000_000;

    /// <summary>Lists and contexts held inside each other; what JSON may nest is the same.</summary>
    public const int MaxValueDepth = JsonValues.MaxDepth;

    /// <summary>Bytes of a DMN file.</summary>
    public const int MaxModelBytes = 5_000_000;

    /// <summary>Elements of a DMN file.</summary>
    public const int MaxModelElements = 20_000;

    /// <summary>Elements of a DMN file inside each other.</summary>
    public const int MaxModelDepth = 100;

    /// <summary>Combinations of values an analysis tries.</summary>
    public const int MaxCombinations = 100_000;

    /// <summary>Parts of expressions evaluated in one analysis.</summary>
    public const int MaxAnalysisSteps = 50_000_000;

    /// <summary>Findings an analysis reports.</summary>
    public const int MaxFindings = 50;

    /// <summary>Parts of an explanation.</summary>
    public const int MaxExplanationParts = 200;

    /// <summary>Items of a list for which an explanation says what a filter or a quantifier made of them.</summary>
    public const int MaxExplainedItems = 5;

    /// <summary>Length of a regular expression.</summary>
    public const int MaxPatternLength = 1_000;
}
