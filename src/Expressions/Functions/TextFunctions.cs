using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Functions;

/// <summary>Texts, counted by code points (DMN 1.5, table 75), and conversion from and to them (table 74).</summary>
internal static class TextFunctions
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Add("string(from)", (a, frame) => a[0]!.IsNull ? a[0]! : !frame.Step(a[0]!.Size) ? frame.Spent : FeelText.Limited(a[0]!) is { } text
            ? Value.Of(text) : frame.Fault($"A text is longer than {nameof(Limits.MaxTextLength)} ({Limits.MaxTextLength})."));
        catalogue.Add("number(from, grouping separator?, decimal separator?)", Number);
        catalogue.Add("not(negand)", (a, _) => Arguments.Single(a[0]) is BooleanValue boolean ? Value.Of(!boolean.Value) : Arguments.Wrong("A boolean", a[0]));
        Text(catalogue, "string length(string)", (text, _, _) => Value.Of(CodePoints(text)));
        Text(catalogue, "upper case(string)", (text, _, _) => Value.Of(text.ToUpperInvariant()));
        Text(catalogue, "lower case(string)", (text, _, _) => Value.Of(text.ToLowerInvariant()));
        Text(catalogue, "substring(string, start position, length?)", Substring);
        Pair(catalogue, "contains(string, match)", (text, match) => Value.Of(text.Contains(match, StringComparison.Ordinal)));
        Pair(catalogue, "starts with(string, match)", (text, match) => Value.Of(text.StartsWith(match, StringComparison.Ordinal)));
        Pair(catalogue, "ends with(string, match)", (text, match) => Value.Of(text.EndsWith(match, StringComparison.Ordinal)));
        Pair(catalogue, "substring before(string, match)", (text, match) => Value.Of(text[..Math.Max(0, text.IndexOf(match, StringComparison.Ordinal))]));
        Pair(catalogue, "substring after(string, match)", (text, match) =>
            Value.Of(text.IndexOf(match, StringComparison.Ordinal) is >= 0 and var at ? text[(at + match.Length)..] : ""));
        Text(catalogue, "matches(input, pattern, flags?)", (text, a, frame) => Patterns.Use(text, a[1], a[2], frame, pattern => Value.Of(pattern.IsMatch(text))));
        Text(catalogue, "replace(input, pattern, replacement, flags?)", Replace);
        Text(catalogue, "split(string, delimiter)", (text, a, frame) => Patterns.Use(text, a[1], null, frame, pattern => Split(text, pattern, frame)));
        catalogue.Add("string join(list, delimiter?)", Join);
    }

    /// <summary>A function whose first argument is a text.</summary>
    private static void Text(Catalogue catalogue, string signature, Func<string, Value?[], Frame, Value> body) =>
        catalogue.Add(signature, (a, frame) => Arguments.Single(a[0]) is not TextValue { Text: var text } ? Arguments.Wrong("A string", a[0])
            : frame.Step(text.Length / 64) ? body(text, a, frame) : frame.Spent);

    private static void Pair(Catalogue catalogue, string signature, Func<string, string, Value> body) =>
        Text(catalogue, signature, (text, a, _) => Arguments.Single(a[1]) is TextValue { Text: var match } ? body(text, match) : Arguments.Wrong("A string", a[1]));

    private static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        return count;
    }

    private static Value Substring(string text, Value?[] a, Frame frame)
    {
        if (Arguments.Whole(Arguments.Single(a[1])) is not { } start || start == 0) return frame.Fault("A start position other than 0 was expected: 1 is the first, -1 the last.");
        var length = Arguments.Whole(Arguments.Single(a[2]));
        if (a[2] is not null && length is not >= 1) return Arguments.Wrong("A length", a[2]);
        var count = CodePoints(text);
        if (Math.Abs((long)start) > count) return frame.Fault($"The string has {count} characters; there is no position {start}.");
        var from = start > 0 ? start - 1 : count + start;
        var taken = Math.Min(length ?? count, count - from);
        if (count == text.Length) return Value.Of(text.Substring(from, taken));
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Skip(from).Take(taken)) result.Append(rune.ToString());
        return Value.Of(result.ToString());
    }

    private static Value Replace(string text, Value?[] a, Frame frame)
    {
        if (Arguments.Single(a[2]) is not TextValue { Text: var replacement }) return Arguments.Wrong("A string", a[2]);
        return Patterns.Use(text, a[1], a[3], frame, pattern =>
        {
            var literal = a[3]?.AsText?.Contains('q', StringComparison.Ordinal) == true;
            if (!literal && !Patterns.IsReplacement(replacement)) return frame.Fault("In a replacement \\ stands before \\ or $, and $ before a digit.");
            if (pattern.IsMatch("")) return frame.Fault("The regular expression matches the empty string: there would be no end to replacing.");
            var result = new StringBuilder();
            var at = 0;
            for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
            {
                if (!frame.Step()) return frame.Spent;
                result.Append(text, at, match.Index - at);
                if (literal) result.Append(replacement);
                else Patterns.AppendReplacement(result, replacement, match);
                if (result.Length > Limits.MaxTextLength) return frame.Fault($"A text is longer than {nameof(Limits.MaxTextLength)} ({Limits.MaxTextLength}).");
                at = match.Index + match.Length;
            }
            return Value.Of(result.Append(text, at, text.Length - at).ToString());
        });
    }

    private static Value Split(string text, Regex pattern, Frame frame)
    {
        var parts = ImmutableArray.CreateBuilder<Value>();
        var at = 0;
        for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
        {
            if (!frame.Step()) return frame.Spent;
            if (match.Length == 0) continue;
            parts.Add(Value.Of(text[at..match.Index]));
            at = match.Index + match.Length;
        }
        parts.Add(Value.Of(text[at..]));
        return new ListValue(parts.DrainToImmutable());
    }

    private static Value Join(Value?[] a, Frame frame)
    {
        if (Arguments.List(a[0]) is not { } list) return Arguments.Wrong("A list of strings", a[0]);
        if (a[1] is not (null or NullValue or TextValue)) return Arguments.Wrong("A string", a[1]);
        var delimiter = a[1]?.AsText ?? "";
        var result = new StringBuilder();
        var first = true;
        foreach (var item in list.Items)
        {
            if (!frame.Step()) return frame.Spent;
            if (item.IsNull) continue;
            if (item is not TextValue { Text: var text }) return Arguments.Wrong("A list of strings", item);
            if (!first) result.Append(delimiter);
            first = false;
            result.Append(text);
            if (result.Length > Limits.MaxTextLength) return frame.Fault($"A text is longer than {nameof(Limits.MaxTextLength)} ({Limits.MaxTextLength}).");
        }
        return Value.Of(result.ToString());
    }

    private static Value Number(Value?[] a, Frame frame)
    {
        var from = Arguments.Single(a[0]);
        if (from is NumberValue && a[1] is null && a[2] is null) return from;
        if (from is not TextValue { Text: var text }) return Arguments.Wrong("A string", a[0]);
        if (a[1] is not (null or NullValue) && a[1]!.AsText is not (" " or "." or ",")) return frame.Fault("The grouping separator is a space, a comma or a point.");
        if (a[2] is not (null or NullValue) && a[2]!.AsText is not ("." or ",")) return frame.Fault("The decimal separator is a comma or a point.");
        var grouping = a[1]?.AsText;
        var point = a[2]?.AsText;
        if (grouping is not null && grouping == point) return frame.Fault("The two separators are the same.");
        if (grouping is not null) text = text.Replace(grouping, "", StringComparison.Ordinal);
        if (point == ",") text = text.Contains('.', StringComparison.Ordinal) ? "" : text.Replace(',', '.');
        return FeelNumber.TryParse(text, out var number)
            ? Value.Of(number) : frame.Fault($"\"{Moments.Short(text)}\" is not a number.");
    }
}
