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
                case 'x': options |= RegexOptions.IgnorePatternWhitespace; break;
                case 'q': pattern = Regex.Escape(pattern); break;
                default: return null;
            }
        }
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
