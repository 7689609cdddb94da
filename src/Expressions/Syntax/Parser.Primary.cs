using WorkflowHub.Expressions.Functions;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Syntax;

internal sealed partial class Parser
{
    // Ends of ranges under way: there "[" may close the range, as in ]1..5[.
    private int rangeEnds;

    private Node ParsePrimary()
    {
        switch (token.Kind)
        {
            case TokenKind.Number: return ParseNumber();
            case TokenKind.Text:
                var text = Written(Value.Of(token.Text));
                Advance();
                return text;
            case TokenKind.At:
                var value = Moments.Read(token.Text);
                if (value is NullValue { Reason: { } reason }) Report(token.Start, reason);
                Advance();
                return Written(value);
            case TokenKind.Name: return ParseWord();
            case TokenKind.Symbol when token.Is("("): return ParseParentheses();
            case TokenKind.Symbol when token.Is("["): return ParseList();
            case TokenKind.Symbol when token.Is("]") && StartsExpression(Lexer.Read(source, token.End, [])): return ParseOpenRange();
            case TokenKind.Symbol when token.Is("{"): return ParseContext();
            default: return Missing();
        }
    }

    private Node ParseWord()
    {
        if (names.LongestPhrase(source, token.Start) is var (phrase, end) && end > token.End)
        {
            var at = token.Start;
            ReadFrom(end);
            return NameOrProblem(phrase, at);
        }
        switch (token.Text)
        {
            case "true": Advance(); return Written(Value.True);
            case "false": Advance(); return Written(Value.False);
            case "null": Advance(); return new Literal(Value.Null);
            case "if": return ParseIf();
            case "for": return ParseFor();
            case "some" or "every": return ParseQuantified();
            case "function" when FollowedBy("("): return ParseFunction();
        }
        if (Keywords.Contains(token.Text)) return Missing();
        if (token.Text is "now" or "today" && FollowedBy("(") && !names.IsDeclared(token.Text)) return ParseClock();
        var start = token.Start;
        if (names.InFilter && names.Resolve(token.Text) is ItemName && !names.IsDeclared(token.Text) && !Builtin.All.ContainsKey(token.Text))
            return NameOrProblem(ParseWords(), start);
        var name = token.Text;
        Advance();
        return NameOrProblem(name, start);
    }

    private bool FollowedBy(string symbol) => Lexer.Read(source, token.End, []).Is(symbol);

    private Node NameOrProblem(string name, int at)
    {
        if (name is "now" or "today" && token.Is("(") && names.IsDeclared(name)) SkipEmptyParentheses();
        if (names.Resolve(name) is { } node) return node is Literal { Value: Builtin } && names.Scope.IsOpen && !token.Is("(") ? names.InputOr(name, node) : node;
        var suggestion = problems.Count < Limits.MaxProblems ? NamesInText.Nearest(name, names.Known) : null;
        Report(at, suggestion is null ? $"There is no '{name}' here." : $"There is no '{name}' here; was '{suggestion}' meant?", suggestion);
        return new Literal(Value.Null);
    }

    /// <summary>now() and today() read the names now and today, when the scope has them: this library has no clock.</summary>
    private Node ParseClock()
    {
        var (name, at) = (token.Text, token.Start);
        Advance();
        SkipEmptyParentheses();
        if (names.Scope.IsOpen) return names.Resolve(name)!;
        Report(at, $"{name}() is not available here: there is no clock in expressions, the moment has to be one of the names.");
        return new Literal(Value.Null);
    }

    private void SkipEmptyParentheses()
    {
        Expect("(");
        Expect(")");
    }

    private IfNode ParseIf()
    {
        Advance();
        var condition = ParseExpression();
        ExpectWord("then");
        var then = ParseExpression();
        ExpectWord("else");
        return new IfNode(condition, then, ParseExpression());
    }

    private Node ParseParentheses()
    {
        Advance();
        var outer = rangeEnds;
        rangeEnds = 0;
        try
        {
            if (RelationOf(token) is { } relation)
            {
                Advance();
                var end = ParseSum();
                Expect(")");
                return OneSided(relation, end);
            }
            var value = ParseExpression();
            if (Take("..")) return ParseRangeEnd(value, false);
            Expect(")");
            return value;
        }
        finally
        {
            rangeEnds = outer;
        }
    }

    private static RangeNode OneSided(Relation relation, Node end) => relation switch
    {
        Relation.Equal => new RangeNode(end, end, true, true, RangeForm.Exactly),
        Relation.NotEqual => new RangeNode(end, end, false, false, RangeForm.Except),
        Relation.Less => new RangeNode(null, end, false, false),
        Relation.LessOrEqual => new RangeNode(null, end, false, true),
        Relation.Greater => new RangeNode(end, null, false, false),
        _ => new RangeNode(end, null, true, false),
    };

    private RangeNode ParseOpenRange()
    {
        Advance();
        var start = ParseSum();
        Expect("..");
        return ParseRangeEnd(start, false);
    }

    private RangeNode ParseRangeEnd(Node start, bool startIncluded)
    {
        rangeEnds++;
        var end = ParseSum();
        rangeEnds--;
        var included = token.Is("]");
        if (included || token.Is(")") || token.Is("[")) Advance();
        else Report(token.Start, $"], ) or [ was expected at the end of the range, {Found()} was found.");
        return new RangeNode(start, end, startIncluded, included);
    }

    /// <summary>Whether "[" closes a range: then no expression follows it.</summary>
    private bool ClosesRange()
    {
        if (rangeEnds == 0) return false;
        return !StartsExpression(Lexer.Read(source, token.End, []));
    }

    private static bool StartsExpression(Token next) => next.Kind switch
    {
        TokenKind.End or TokenKind.Bad => false,
        TokenKind.Name => !Keywords.Contains(next.Text) || next.Text is "true" or "false" or "null" or "if" or "for" or "some" or "every" or "function",
        TokenKind.Symbol => next.Text is "(" or "[" or "{" or "-",
        _ => true,
    };

    private Node ParseList()
    {
        Advance();
        var outer = rangeEnds;
        rangeEnds = 0;
        try
        {
            if (Take("]")) return new Literal(ListValue.Empty);
            var items = new List<Node> { ParseExpression() };
            if (Take("..")) return ParseRangeEnd(items[0], true);
            while (Take(",")) items.Add(ParseExpression());
            Expect("]");
            return new ListNode([.. items]);
        }
        finally
        {
            rangeEnds = outer;
        }
    }

    private ContextNode ParseContext()
    {
        Advance();
        var outer = rangeEnds;
        rangeEnds = 0;
        var depth = names.Depth;
        var entries = new List<(string, int, Node)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!token.Is("}") && token.Kind != TokenKind.End)
        {
            var at = token.Start;
            var key = ParseKey();
            if (!seen.Add(key)) Report(at, $"The entry '{key}' stands twice.");
            Expect(":");
            // A function may call itself; any other entry is known to those after it alone.
            var itself = token.IsWord("function") && FollowedBy("(") ? names.Declare(key) : (int?)null;
            var value = ParseExpression();
            names.KnowMember(key);
            entries.Add((key, itself ?? names.Declare(key), value));
            if (!Take(",")) break;
        }
        Expect("}");
        names.Forget(depth);
        rangeEnds = outer;
        return new ContextNode([.. entries]);
    }

    private string ParseKey()
    {
        if (token.Kind == TokenKind.Text)
        {
            var key = token.Text;
            Advance();
            return key;
        }
        if (NameBeforeColon(token.Start) is { } name)
        {
            ReadFrom(source.IndexOf(':', token.Start));
            return name;
        }
        Report(token.Start, $"A name and ':' were expected, {Found()} was found.");
        if (token.Kind == TokenKind.Name) Advance();
        return "";
    }

    /// <summary>The name that stands before a colon at this place, whatever symbols it has; null when there is none.</summary>
    private string? NameBeforeColon(int at)
    {
        if (at >= source.Length || !NamesInText.IsStart(source[at])) return null;
        var end = at;
        while (end < source.Length && source[end] != ':')
        {
            if (!NamesInText.IsPart(source[end]) && !NamesInText.IsSymbol(source[end]) && !NamesInText.IsSpace(source[end])) return null;
            end++;
        }
        return end < source.Length ? NamesInText.Normal(source.AsSpan(at, end - at)) : null;
    }
}
