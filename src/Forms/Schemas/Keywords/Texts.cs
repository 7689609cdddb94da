using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas.Keywords;

/// <summary>Length in Unicode code points.</summary>
internal sealed class TextLength(bool least, int bound) : Keyword
{
    private readonly string limit = bound.ToString(CultureInfo.InvariantCulture);

    public static Keyword? Minimum(KeywordSource source) => source.Count() is { } bound ? new TextLength(true, bound) : null;

    public static Keyword? Maximum(KeywordSource source) => source.Count() is { } bound ? new TextLength(false, bound) : null;

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not TextValue text) return true;
        var length = text.Text.Length;
        foreach (var unit in text.Text)
            if (char.IsLowSurrogate(unit)) length--;
        if (least) return length >= bound || evaluation.Fail("minLength", $"This must have at least {limit} characters.", limit);
        return length <= bound || evaluation.Fail("maxLength", $"This must have at most {limit} characters.", limit);
    }
}

/// <summary>A regular expression as JSON Schema means it: ECMAScript's, found anywhere in the text.</summary>
internal sealed class TextPattern(string source, Regex regex) : Keyword
{
    /// <summary>Characters a pattern may have.</summary>
    public const int MaxLength = 1000;

    // Only for patterns that need backtracking (lookaround, back references); the others take linear time.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    public static Keyword? Make(KeywordSource source) =>
        source.Value is TextValue text && Compile(text.Text) is { } regex
            ? new TextPattern(text.Text, regex)
            : source.Refuse($"a regular expression of at most {MaxLength} characters");

    public static Regex? Compile(string pattern)
    {
        if (pattern.Length > MaxLength) return null;
        var translated = PatternText.FromEcmaScript(pattern);
        return TryCompile(translated, RegexOptions.NonBacktracking) ?? TryCompile(translated, RegexOptions.None);
    }

    /// <summary>A match that takes too long counts as none.</summary>
    public static bool Matches(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated) =>
        value is not TextValue text || Matches(regex, text.Text) || evaluation.Fail("pattern", $"This must match the pattern {source}", source);

    private static Regex? TryCompile(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.CultureInvariant, Patience);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            // The caller reports it, or tries the slower kind.
            return null;
        }
    }
}
