namespace WorkflowHub.Fuzz;

/// <summary>Changes a text: pieces of the language put in, parts taken out, doubled, moved, and taken over from another text.</summary>
internal sealed class Mutation(Random random, string[] pieces)
{
    private const int Longest = 4_000;

    public string Of(string text, IReadOnlyList<string> corpus)
    {
        for (var changes = 1 << random.Next(4); changes > 0; changes--) text = Once(text, corpus);
        return text.Length <= Longest ? text : text[..Longest];
    }

    private string Once(string text, IReadOnlyList<string> corpus)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 12), text.Length - at);
        var other = corpus[random.Next(corpus.Count)];
        return random.Next(10) switch
        {
            0 => text.Insert(at, Piece()),
            1 => text.Remove(at, length),
            2 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
            3 => text.Remove(at, length).Insert(at, Piece()),
            4 => text[..at] + other[random.Next(other.Length + 1)..],
            5 => text.Insert(at, Part(other)),
            6 => text.Remove(at, length).Insert(at, Part(other)),
            7 => Digit(text, at),
            8 => text.Length == 0 ? Piece() : text[..at] + (char)(text[Math.Min(at, text.Length - 1)] ^ (1 << random.Next(7))) + text[Math.Min(at + 1, text.Length)..],
            _ => text.Insert(at, string.Concat(Enumerable.Repeat(Piece(), random.Next(1, 8)))),
        };
    }

    private string Piece() => pieces[random.Next(pieces.Length)];

    private string Part(string text)
    {
        var at = random.Next(text.Length + 1);
        return text.Substring(at, Math.Min(random.Next(1, 40), text.Length - at));
    }

    /// <summary>Another digit, or an end of what numbers reach.</summary>
    private string Digit(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAnyInRange('0', '9');
        if (at < 0) return text.Insert(from, Piece());
        string[] edges = ["0", "9", "-1", "1e6144", "1e-6176", "79228162514264337593543950335", "999999999", "2147483648", "0.5", "9999999999999999999999999999999999"];
        return text.Remove(from + at, 1).Insert(from + at, random.Next(2) == 0 ? random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture) : edges[random.Next(edges.Length)]);
    }
}
