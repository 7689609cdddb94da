using System.Collections.Immutable;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Syntax;

/// <summary>
/// Reads a text into a tree and resolves its names on the way, as FEEL asks for: which words make a name depends on the names that
/// are known. Reads on after a mistake, to report all of them.
/// </summary>
internal sealed partial class Parser
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "between", "instance", "of", "function",
        "external", "true", "false", "null",
    };

    private readonly string source;
    private readonly Names names;
    private readonly List<(int At, string Message)> faults = [];
    private readonly List<(int At, ExpressionProblem Problem)> problems = [];
    private readonly List<(int At, ExpressionProblem Problem)> differences = [];
    private Token token;
    private int nesting;
    private int ended;

    private Parser(string source, Scope scope)
    {
        this.source = source;
        names = new Names(scope);
        if (source.Length <= Limits.MaxSourceLength) Advance();
    }

    public ImmutableArray<ExpressionProblem> Problems { get; private set; }
    public Names NamesUsed => names;

    /// <summary>The values written out in the text.</summary>
    public List<Value> Literals { get; } = [];

    /// <summary>What a browser would work out otherwise.</summary>
    public ImmutableArray<ExpressionProblem> Differences => [.. differences.OrderBy(difference => difference.At).Select(difference => difference.Problem)];

    private void Differs(int at, string? why)
    {
        if (why is not null && differences.Count < Limits.MaxProblems) differences.Add((at, ProblemAt(at, why, null)));
    }

    private Literal Written(Value value)
    {
        Literals.Add(value);
        return new Literal(value);
    }

    public static (Node? Root, Parser Parser) Expression(string source, Scope scope)
    {
        var parser = new Parser(source, scope);
        var root = parser.TooLong() ? null : parser.ParseExpression();
        return (parser.Finish() ? root : null, parser);
    }

    /// <summary>Unary tests: <c>-</c>, <c>not(…)</c>, or tests separated by commas.</summary>
    public static (TestNode[] Tests, bool Negated, int InputSlot, Parser Parser) Tests(string source, Scope scope)
    {
        var parser = new Parser(source, scope);
        var slot = parser.names.Declare("?");
        if (parser.TooLong())
        {
            parser.Finish();
            return ([], false, slot, parser);
        }
        if (parser.token.Is("-") && Lexer.Read(source, parser.token.End, []).Kind == TokenKind.End) parser.Advance();
        else
        {
            var negated = parser.token.IsWord("not") && Lexer.Read(source, parser.token.End, []).Is("(");
            if (negated)
            {
                parser.Advance();
                parser.Advance();
            }
            var tests = parser.ParseTests();
            if (negated) parser.Expect(")");
            parser.Finish();
            return (tests, negated, slot, parser);
        }
        parser.Finish();
        return ([], false, slot, parser);
    }

    private bool TooLong()
    {
        if (source.Length <= Limits.MaxSourceLength) return false;
        Report(0, $"The text has {source.Length} characters; {nameof(Limits.MaxSourceLength)} is {Limits.MaxSourceLength}.");
        return true;
    }

    private bool Finish()
    {
        if (source.Length <= Limits.MaxSourceLength && token.Kind != TokenKind.End) Report(token.Start, $"{Found()} was not expected here; an operator or the end was.");
        foreach (var (at, message) in faults) Report(at, message);
        Problems = [.. problems.OrderBy(problem => problem.At).Select(problem => problem.Problem).Take(Limits.MaxProblems)];
        return Problems.IsEmpty;
    }

    private void Advance()
    {
        ended = token.End;
        token = Lexer.Read(source, token.End, faults);
    }

    /// <summary>The node, which began at a place and ends with the token before this one.</summary>
    private T From<T>(int start, T node) where T : Node
    {
        node.Stands(start, Math.Max(ended, start));
        return node;
    }

    private void ReadFrom(int at)
    {
        token = new Token(TokenKind.Symbol, "", at, at);
        Advance();
    }

    private bool Take(string symbol)
    {
        if (!token.Is(symbol)) return false;
        Advance();
        return true;
    }

    private bool TakeWord(string word)
    {
        if (!token.IsWord(word)) return false;
        Advance();
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol)) Report(token.Start, $"{symbol} was expected, {Found()} was found.");
    }

    private void ExpectWord(string word)
    {
        if (!TakeWord(word)) Report(token.Start, $"'{word}' was expected, {Found()} was found.");
    }

    private string Found() => token.Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => "a string",
        TokenKind.At => "a date or duration",
        _ => $"'{token.Text}'",
    };

    private void Report(int at, string message, string? suggestion = null)
    {
        // What follows a mistake at the same place is its echo.
        if (problems.Count >= Limits.MaxProblems || problems.Exists(problem => problem.At == at)) return;
        problems.Add((at, ProblemAt(at, message, suggestion)));
    }

    private ExpressionProblem ProblemAt(int at, string message, string? suggestion)
    {
        var before = source.AsSpan(0, at);
        return new ExpressionProblem(before.Count('\n') + 1, at - before.LastIndexOf('\n'), message, suggestion);
    }

    private Node ParseExpression() => ParseOr();

    /// <summary>Every way of writing one thing inside another passes here: nesting is counted before going deeper.</summary>
    private Node ParsePostfix()
    {
        if (IsTooDeep()) return new Literal(Value.Null);
        nesting++;
        var start = token.Start;
        var node = From(start, ParseParts());
        nesting--;
        return node;
    }

    private bool IsTooDeep()
    {
        if (nesting < Limits.MaxNesting) return false;
        Report(token.Start, $"Nested deeper than {nameof(Limits.MaxNesting)} ({Limits.MaxNesting}).");
        token = new Token(TokenKind.End, "", source.Length, source.Length);
        return true;
    }

    private Node Checked(Node node, int at)
    {
        if (node.Height <= Limits.MaxTreeHeight) return node;
        Report(at, $"The chain of operators is longer than {nameof(Limits.MaxTreeHeight)} ({Limits.MaxTreeHeight}).");
        token = new Token(TokenKind.End, "", source.Length, source.Length);
        return new Literal(Value.Null);
    }

    private FilterNode ParseFilter(Node of)
    {
        Expect("[");
        var depth = names.Depth;
        var slot = names.DeclareItem(of.Type is FeelType.List ? MemberTypes.ItemOf(of.Type) : FeelType.Any);
        var outer = rangeEnds;
        rangeEnds = 0;
        var at = token.Start;
        var filter = ParseExpression();
        Differs(at, BrowserFeel.OfFilter(filter));
        rangeEnds = outer;
        names.Forget(depth);
        Expect("]");
        return new FilterNode(of, slot, filter);
    }

    private PathNode ParsePath(Node of)
    {
        var at = token.Start;
        var name = ParseMemberName();
        if (name == "timezone") Differs(at, "Browsers know a time zone of times by offset, too.");
        if (name.Length > 0 && names.Scope.IsTyped && MemberTypes.Of(of.Type, name) is null)
        {
            var suggestion = NamesInText.Nearest(name, MemberTypes.Known(of.Type));
            Report(at, suggestion is null ? $"There is no '{name}' in {Moments.Short(of.Type.ToString())}." : $"There is no '{name}' in {Moments.Short(of.Type.ToString())}; was '{suggestion}' meant?", suggestion);
        }
        return new PathNode(of, name);
    }

    private void CheckTypes(int at, string? why)
    {
        if (why is not null && names.Scope.IsTyped) Report(at, why);
    }

    private string ParseMemberName()
    {
        if (token.Kind != TokenKind.Name)
        {
            Report(token.Start, $"A name was expected after the dot, {Found()} was found.");
            return "";
        }
        if (names.LongestMember(source, token.Start) is var (name, end))
        {
            ReadFrom(end);
            return name;
        }
        return ParseWords();
    }

    /// <summary>Words up to the next keyword: two names side by side can be nothing but one name.</summary>
    private string ParseWords()
    {
        var start = token.Start;
        var end = token.End;
        Advance();
        // "of" alone ends nothing: it belongs to "instance of" or to a name such as "date of birth".
        while (token.Kind == TokenKind.Name && (token.Text == "of" || !Keywords.Contains(token.Text)))
        {
            end = token.End;
            Advance();
        }
        return NamesInText.Normal(source.AsSpan(start, end - start));
    }

    private Literal Missing()
    {
        Report(token.Start, $"An expression was expected, {Found()} was found.");
        // Closing signs and keywords end what is around; anything else is passed over.
        if (token.Kind is TokenKind.Bad or TokenKind.Symbol && !(token.Is(")") || token.Is("]") || token.Is("}") || token.Is(","))) Advance();
        return new Literal(Value.Null);
    }

    private Literal ParseNumber()
    {
        if (!FeelNumber.TryParse(token.Text, out var number))
            Report(token.Start, $"The number {Moments.Short(token.Text)} is larger than can be held (9.99E+6144).");
        Differs(token.Start, BrowserFeel.OfNumber(token.Text));
        Advance();
        return Written(Value.Of(number));
    }
}
