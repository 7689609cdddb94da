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
    private static readonly ConcurrentDictionary<(string Pattern, string Flags), Regex?> Compiled = new();

    public static Value Use(Value? pattern, Value? flags, Frame frame, Func<Regex, Value> use)
    {
        if (Arguments.Single(pattern) is not TextValue { Text: var text }) return Arguments.Wrong("A regular expression", pattern);
        if (flags is not (null or NullValue or TextValue)) return Arguments.Wrong("Flags as a string", flags);
        if (text.Length > Limits.MaxPatternLength) return frame.Fault($"The regular expression is longer than {nameof(Limits.MaxPatternLength)} ({Limits.MaxPatternLength}).");
        if (Of(text, flags?.AsText ?? "") is not { } regex) return frame.Fault($"\"{Moments.Short(text)}\" is not a regular expression, or its flags are not of s, m, i, x, q.");
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

    private static Regex? Of(string pattern, string flags)
    {
        if (Compiled.TryGetValue((pattern, flags), out var known)) return known;
        var made = Compile(pattern, flags);
        if (Compiled.Count < MaxCached) Compiled.TryAdd((pattern, flags), made);
        return made;
    }

    private static Regex? Compile(string pattern, string flags)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            switch (flag)
            {
                case 's': options |= RegexOptions.Singleline; break;
                case 'm': options |= RegexOptions.Multiline; break;
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 'x' or 'q': break;
                default: return null;
            }
        }
        if (flags.Contains('q', StringComparison.Ordinal)) pattern = Regex.Escape(pattern);
        else if (Translated(pattern, flags) is { } translated) pattern = translated;
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

    /// <summary>
    /// Where XPath and .NET differ: x takes away all white space outside character classes, $ is the very end, and there are no groups of
    /// other kinds than (…) and (?:…); null for one that has.
    /// </summary>
    private static string? Translated(string pattern, string flags)
    {
        var (spaced, lines) = (!flags.Contains('x', StringComparison.Ordinal), flags.Contains('m', StringComparison.Ordinal));
        var result = new StringBuilder();
        var classes = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (classes == 0 && !spaced && char.IsWhiteSpace(c)) continue;
            if (c == '\\')
            {
                do i++;
                while (i < pattern.Length && classes == 0 && !spaced && char.IsWhiteSpace(pattern[i]));
                if (i >= pattern.Length) return null;
                result.Append(c).Append(pattern[i]);
                continue;
            }
            if (c == '[') classes++;
            if (c == ']') classes--;
            if (c == '(' && classes == 0 && i + 1 < pattern.Length && pattern[i + 1] == '?' && (i + 2 >= pattern.Length || pattern[i + 2] != ':')) return null;
            result.Append(c == '$' && classes == 0 && !lines ? "\\z" : c.ToString());
        }
        return result.ToString();
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

    /// <summary>$1 stands for a group, \$ for a dollar, \\ for a backslash.</summary>
    public static void AppendReplacement(StringBuilder result, string replacement, Match match)
    {
        for (var i = 0; i < replacement.Length; i++)
        {
            var c = replacement[i];
            if (c == '\\' && i + 1 < replacement.Length && replacement[i + 1] is '\\' or '$') result.Append(replacement[++i]);
            else if (c == '$' && i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1])) result.Append(match.Groups[replacement[++i] - '0'].Value);
            else result.Append(c);
        }
    }
}
