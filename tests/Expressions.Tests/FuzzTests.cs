using System.Globalization;
using System.Text;

namespace WorkflowHub.Expressions.Tests;

/// <summary>
/// Texts changed at random, from the same seeds each time: what is found once is found again. FEEL_FUZZ multiplies the rounds for a
/// longer run by hand.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("FEEL_FUZZ"), CultureInfo.InvariantCulture, out var times) ? times : 1;

    private static readonly string[] Pieces =
        ["(", ")", "[", "]", "{", "}", "<", ">", "..", ",", ":", "\"", "\\", "@\"P1Y\"", "@\"2026-02-29\"", "-", "**", "/", "//", "/*", "not(", "in", "and", "or", "if", "then", "else", "for i in", "return",
        "function(", "external", "instance of", "null", "true", "?", "item", "partial", "x", "list", "999999999999", "1e-28", "😀", "\uD83D", "\u0000", "\n", "count(", "sum(", "string(", "date(", "satisfies", "between"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Changed_expressions_neither_throw_nor_leave_the_caps(int seed)
    {
        var random = new Random(seed);
        var corpus = FuzzTarget.Corpus().ToList();
        for (var round = 0; round < 2_500 * Times; round++)
        {
            var source = corpus[random.Next(corpus.Count)];
            for (var change = random.Next(1, 5); change > 0; change--) source = Changed(source, corpus, random);
            // What was made may be changed further.
            if (source.Length < 2_000 && round % 5 == 0) corpus.Add(source);
            try
            {
                FuzzTarget.Expression(source);
            }
            catch (Exception fault)
            {
                Assert.Fail($"{source}\n{fault}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Changed_models_neither_throw_nor_leave_the_caps(int seed)
    {
        var random = new Random(seed);
        var whole = Encoding.UTF8.GetString(FuzzTarget.Table());
        for (var round = 0; round < 400 * Times; round++)
        {
            var text = whole;
            for (var change = random.Next(1, 4); change > 0; change--) text = ChangedXml(text, random);
            try
            {
                FuzzTarget.Model(Encoding.UTF8.GetBytes(text));
            }
            catch (Exception fault)
            {
                Assert.Fail($"{text}\n{fault}");
            }
        }
    }

    private static string Changed(string source, List<string> corpus, Random random)
    {
        var at = random.Next(source.Length + 1);
        var length = Math.Min(random.Next(1, 12), source.Length - at);
        return random.Next(6) switch
        {
            0 => source.Insert(at, Pieces[random.Next(Pieces.Length)]),
            1 => source.Remove(at, length),
            2 => source.Insert(at, source.Substring(at, length)),
            3 => source.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]),
            4 => source[..at] + " " + corpus[random.Next(corpus.Count)] + source[at..],
            _ => string.Concat(Enumerable.Repeat(source.Length < 200 ? source + " + " : "(", random.Next(1, 6))) + source,
        };
    }

    /// <summary>Changes what elements hold, or moves, doubles and takes away whole lines and tags.</summary>
    private static string ChangedXml(string text, Random random)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => text[i] is '<' or '>' or '"').ToArray();
        var from = places[random.Next(places.Length - 1)];
        var to = places[Math.Min(Array.IndexOf(places, from) + random.Next(1, 6), places.Length - 1)];
        return random.Next(5) switch
        {
            0 => text.Remove(from, to - from),
            1 => text.Insert(to, text[from..to]),
            2 => text.Insert(from + 1, Pieces[random.Next(Pieces.Length)]),
            3 => text[..(from + 1)] + System.Security.SecurityElement.Escape(FuzzTarget.Corpus()[random.Next(20)]) + text[to..],
            _ => text[..from] + text[places[random.Next(Array.IndexOf(places, from) + 1)]..from] + text[to..],
        };
    }
}
