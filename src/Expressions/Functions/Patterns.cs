using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Functions;

/// <summary>
/// Regular expressions of XPath (flags s, m, i, x, q), matched without backtracking: the time is proportional to the text.
/// Only what needs backtracking (a back reference) is matched with it, for at most 100 ms.
/// </summary>
internal static class Patterns
{
    private const int MaxCached = 256;
    private static readonly ConcurrentDictionary<(string Pattern, string Flags, bool Wide), Regex?> Compiled = new();

    public static Value Use(string input, Value? pattern, Value? flags, Frame frame, Func<Regex, Value> use)
    {
        if (Arguments.Single(pattern) is not TextValue { Text: var text }) return Arguments.Wrong("A regular expression", pattern);
        if (flags is not (null or NullValue or TextValue)) return Arguments.Wrong("Flags as a string", flags);
        if (text.Length > Limits.MaxPatternLength) return frame.Fault($"The regular expression is longer than {nameof(Limits.MaxPatternLength)} ({Limits.MaxPatternLength}).");
        if (Of(text, flags?.AsText ?? "", input.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0) is not { } regex) return frame.Fault($"\"{Moments.Short(text)}\" is not a regular expression, or its flags are not of s, m, i, x, q.");
        // What may take its whole 100 ms costs accordingly.
        if (!regex.Options.HasFlag(RegexOptions.NonBacktracking) && !frame.Step(Limits.MaxSteps / 20)) return frame.Spent;
        try
        {
            return use(regex);
        }
        catch (RegexMatchTimeoutException)
        {
            return frame.Fault("The regular expression takes too long.");
        }
    }

    private static Regex? Of(string pattern, string flags, bool wide)
    {
        if (Compiled.TryGetValue((pattern, flags, wide), out var known)) return known;
        var made = Compile(pattern, flags, wide);
        if (Compiled.Count < MaxCached) Compiled.TryAdd((pattern, flags, wide), made);
        return made;
    }

    private static Regex? Compile(string pattern, string flags, bool wide)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            switch (flag)
            {
                case 'm': options |= RegexOptions.Multiline; break;
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 's' or 'x' or 'q': break;
                default: return null;
            }
        }
        if (flags.Contains('q', StringComparison.Ordinal)) pattern = Regex.Escape(pattern);
        else if (PatternText.Translate(pattern, flags, wide) is { } translated) pattern = translated;
        else return null;
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, TimeSpan.FromMilliseconds(100));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static bool IsReplacement(string replacement)
    {
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] is not ('\\' or '$')) continue;
            var next = i + 1 < replacement.Length ? replacement[i + 1] : '\0';
            if (replacement[i] == '$' ? !char.IsAsciiDigit(next) : next is not ('\\' or '$')) return false;
            if (replacement[i] == '\\') i++;
        }
        return true;
    }

    /// <summary>$1 stands for a group (of as many digits as there are groups), \$ for a dollar, \\ for a backslash.</summary>
    public static void AppendReplacement(StringBuilder result, string replacement, Match match)
    {
        for (var i = 0; i < replacement.Length; i++)
        {
            var c = replacement[i];
            if (c == '\\' && i + 1 < replacement.Length && replacement[i + 1] is '\\' or '$') result.Append(replacement[++i]);
            else if (c == '$' && i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]))
            {
                var group = replacement[++i] - '0';
                while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]) && (group * 10) + replacement[i + 1] - '0' < match.Groups.Count)
                    group = (group * 10) + replacement[++i] - '0';
                result.Append(match.Groups[group].Value);
            }
            else result.Append(c);
        }
    }
}
