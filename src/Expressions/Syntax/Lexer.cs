using System.Globalization;
using System.Text;

namespace WorkflowHub.Expressions.Syntax;

internal enum TokenKind { End, Number, Text, At, Name, Symbol, Bad }

/// <param name="Text">The name or symbol as written, or the string with its escapes resolved.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;
}

/// <summary>Reads one token at a place of the text. Names are single words here: the parser knows which words belong together.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols =
        ["**", "<=", ">=", "!=", "..", "->", "+", "-", "*", "/", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",", ":", "."];

    public static Token Read(string source, int at, List<(int At, string Message)> faults)
    {
        at = SkipSpace(source, at, faults);
        if (at >= source.Length) return new Token(TokenKind.End, "", at, at);
        var c = source[at];
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < source.Length && char.IsAsciiDigit(source[at + 1]))) return ReadNumber(source, at);
        if (c == '"') return ReadText(source, at, at, TokenKind.Text, faults);
        if (c == '@' && at + 1 < source.Length && source[at + 1] == '"') return ReadText(source, at, at + 1, TokenKind.At, faults);
        if (NamesInText.IsStart(c))
        {
            var end = at + 1;
            while (end < source.Length && NamesInText.IsPart(source[end])) end++;
            return new Token(TokenKind.Name, source[at..end], at, end);
        }
        foreach (var symbol in Symbols)
            if (string.CompareOrdinal(source, at, symbol, 0, symbol.Length) == 0) return new Token(TokenKind.Symbol, symbol, at, at + symbol.Length);
        return new Token(TokenKind.Bad, source[at..(at + 1)], at, at + 1);
    }

    private static int SkipSpace(string source, int at, List<(int, string)> faults)
    {
        while (at < source.Length)
        {
            if (NamesInText.IsSpace(source[at])) at++;
            else if (string.CompareOrdinal(source, at, "//", 0, 2) == 0)
            {
                var end = source.AsSpan(at).IndexOfAny('\n', '\r');
                at = end < 0 ? source.Length : at + end;
            }
            else if (string.CompareOrdinal(source, at, "/*", 0, 2) == 0)
            {
                var end = source.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0) faults.Add((at, "The comment is not closed: */ was expected."));
                at = end < 0 ? source.Length : end + 2;
            }
            else return at;
        }
        return at;
    }

    private static Token ReadNumber(string source, int start)
    {
        var at = start;
        while (at < source.Length && char.IsAsciiDigit(source[at])) at++;
        if (at + 1 < source.Length && source[at] == '.' && char.IsAsciiDigit(source[at + 1]))
        {
            at++;
            while (at < source.Length && char.IsAsciiDigit(source[at])) at++;
        }
        if (at < source.Length && source[at] is 'e' or 'E')
        {
            var digits = at + 1;
            if (digits < source.Length && source[digits] is '+' or '-') digits++;
            if (digits < source.Length && char.IsAsciiDigit(source[digits]))
            {
                at = digits;
                while (at < source.Length && char.IsAsciiDigit(source[at])) at++;
            }
        }
        return new Token(TokenKind.Number, source[start..at], start, at);
    }

    private static Token ReadText(string source, int start, int quote, TokenKind kind, List<(int At, string Message)> faults)
    {
        var text = new StringBuilder();
        var at = quote + 1;
        while (at < source.Length && source[at] != '"')
        {
            if (source[at] == '\\' && at + 1 < source.Length) at = ReadEscape(source, at, text);
            else text.Append(source[at++]);
        }
        if (at >= source.Length) faults.Add((start, "The string is not closed: \" was expected."));
        return new Token(kind, text.ToString(), start, Math.Min(at + 1, source.Length));
    }

    private static int ReadEscape(string source, int at, StringBuilder text)
    {
        var c = source[at + 1];
        var plain = c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '"' => '"', '\'' => '\'', '\\' => '\\', _ => '\0' };
        if (plain != '\0')
        {
            text.Append(plain);
            return at + 2;
        }
        var digits = c switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (digits > 0 && at + 2 + digits <= source.Length
            && int.TryParse(source.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code <= 0x10FFFF)
        {
            if (code > 0xFFFF) text.Append(char.ConvertFromUtf32(code));
            else text.Append((char)code);
            return at + 2 + digits;
        }
        // Not an escape of FEEL: kept as written, as regular expressions need it.
        text.Append('\\').Append(c);
        return at + 2;
    }
}
