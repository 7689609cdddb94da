using System.Collections.Immutable;
using WorkflowHub.Expressions.Functions;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Syntax;

internal sealed partial class Parser
{
    private ForNode ParseFor()
    {
        Advance();
        var depth = names.Depth;
        var iterators = ParseIterators("return");
        ExpectWord("return");
        var partial = names.Declare("partial");
        var body = ParseExpression();
        names.Forget(depth);
        return new ForNode(iterators, partial, names.UsedSlots.Contains(partial), body);
    }

    private QuantifiedNode ParseQuantified()
    {
        var every = token.IsWord("every");
        Advance();
        var depth = names.Depth;
        var iterators = ParseIterators("satisfies");
        ExpectWord("satisfies");
        var body = ParseExpression();
        names.Forget(depth);
        return new QuantifiedNode(every, iterators, body);
    }

    private Iterator[] ParseIterators(string before)
    {
        var iterators = new List<Iterator>();
        do
        {
            var name = token.Kind == TokenKind.Name && !Keywords.Contains(token.Text) ? ParseWords() : "";
            if (name.Length == 0) Report(token.Start, $"A name was expected, {Found()} was found.");
            ExpectWord("in");
            var from = ParseExpression();
            var to = Take("..") ? ParseExpression() : null;
            iterators.Add(new Iterator(names.Declare(name, to is null ? MemberTypes.ItemOf(from.Type) : from.Type == FeelType.Number ? FeelType.Number : FeelType.Any), from, to));
        }
        while (Take(",") && !token.IsWord(before));
        return [.. iterators];
    }

    private Node ParseFunction()
    {
        Advance();
        Expect("(");
        var depth = names.Depth;
        var parameters = ImmutableArray.CreateBuilder<(string, FeelType)>();
        var first = names.Slots;
        while (!token.Is(")") && token.Kind == TokenKind.Name)
        {
            string name;
            if (NameBeforeColon(token.Start) is { } typed)
            {
                name = typed;
                Differs(token.Start, "Browsers do not check the types of parameters.");
                ReadFrom(source.IndexOf(':', token.Start) + 1);
                parameters.Add((name, ParseType()));
            }
            else
            {
                name = ParseWords();
                parameters.Add((name, FeelType.Any));
            }
            names.Declare(name);
            if (!Take(",")) break;
        }
        Expect(")");
        if (token.IsWord("external"))
        {
            names.Forget(depth);
            return ParseExternal([.. parameters]);
        }
        var body = ParseExpression();
        names.Forget(depth);
        return new LambdaNode(parameters.DrainToImmutable(), first, body);
    }

    private Literal ParseExternal(ImmutableArray<(string, FeelType)> parameters)
    {
        var at = token.Start;
        Advance();
        var mapping = Evaluation.Run(ParseExpression(), new Frame(ContextValue.Empty, Evaluation.Slots(names.Slots), Budget.Small()));
        var (method, refusal) = JavaMethod.Find(mapping);
        if (method is not null) return new Literal(new JavaFunction(parameters, method));
        Report(at, refusal);
        return new Literal(Value.Null);
    }

    private Node ParseCall(Node callee, string written)
    {
        var at = token.Start;
        Expect("(");
        var outer = rangeEnds;
        rangeEnds = 0;
        var arguments = new List<Node>();
        var argumentNames = new List<string>();
        while (!token.Is(")") && token.Kind != TokenKind.End)
        {
            if (NameBeforeColon(token.Start) is { } name)
            {
                argumentNames.Add(name);
                ReadFrom(source.IndexOf(':', token.Start) + 1);
            }
            arguments.Add(ParseExpression());
            if (!Take(",")) break;
        }
        Expect(")");
        rangeEnds = outer;
        if (argumentNames.Count > 0 && argumentNames.Count != arguments.Count)
        {
            Report(at, "Either all arguments are named or none.");
            return new Literal(Value.Null);
        }
        if (callee is Literal { Value: Builtin builtin }) return CallBuiltin(builtin, [.. arguments], [.. argumentNames], at);
        return new ValueCall(callee, [.. arguments], argumentNames.Count > 0 ? [.. argumentNames] : null);
    }

    private Node CallBuiltin(Builtin builtin, Node[] arguments, string[] argumentNames, int at)
    {
        foreach (var overload in builtin.Overloads)
        {
            if (argumentNames.Length == 0 && overload.Takes(arguments.Length)) Differs(at, BrowserFeel.OfCall(builtin, arguments));
            if (argumentNames.Length == 0 && overload.Takes(arguments.Length)) return Folded(builtin, new BuiltinCall(builtin.Name, overload, arguments));
            if (argumentNames.Length > 0 && Builtin.Arrange(overload, argumentNames, arguments) is { } arranged)
            {
                Differs(at, BrowserFeel.OfCall(builtin, arranged));
                return new BuiltinCall(builtin.Name, overload, arranged);
            }
        }
        var ways = string.Join(" or ", builtin.Overloads.Select(overload => $"{builtin.Name}({string.Join(", ", overload.Parameters)})"));
        Report(at, $"{ways} was expected.");
        return new Literal(Value.Null);
    }

    /// <summary>A date, time or duration made of literals is made once.</summary>
    private Node Folded(Builtin builtin, BuiltinCall call)
    {
        if (!call.IsOfLiterals || builtin.Name is not ("date" or "time" or "date and time" or "duration")) return call;
        var value = Evaluation.Run(call, new Frame(ContextValue.Empty, [], new Budget()));
        return value.IsNull ? call : Written(value);
    }

    private TestNode[] ParseTests()
    {
        var tests = new List<TestNode>();
        do tests.Add(ParseTest());
        while (Take(","));
        return [.. tests];
    }

    private TestNode ParseTest()
    {
        var start = token.Start;
        if (RelationOf(token) is { } relation)
        {
            Advance();
            return From(start, new TestNode(From(start, OneSided(relation, ParseSum())), false));
        }
        var input = names.InputSlot;
        var before = input is { } slot && names.UsedSlots.Remove(slot);
        var value = ParseExpression();
        var speaksOfInput = input is { } used && names.UsedSlots.Contains(used);
        if (before) names.UsedSlots.Add(input!.Value);
        return From(start, new TestNode(value, speaksOfInput));
    }

    /// <summary>What stands after "in": one test, or several in parentheses.</summary>
    private TestNode[] ParseInTests()
    {
        if (IsTooDeep()) return [];
        nesting++;
        var tests = ParseInTestsInside();
        nesting--;
        return tests;
    }

    private TestNode[] ParseInTestsInside()
    {
        var start = token.Start;
        if (!token.Is("(")) return RelationOf(token) is null ? [From(start, new TestNode(ParseSum(), false))] : [ParseTest()];
        Advance();
        var outer = rangeEnds;
        rangeEnds = 0;
        var first = ParseTest();
        if (Take(".."))
        {
            var range = ParseRangeEnd(first.Value, false);
            rangeEnds = outer;
            return [From(start, new TestNode(From(start, range), false))];
        }
        var tests = new List<TestNode> { first };
        while (Take(",")) tests.Add(ParseTest());
        rangeEnds = outer;
        Expect(")");
        return [.. tests];
    }

    private FeelType ParseType()
    {
        if (IsTooDeep()) return FeelType.Any;
        nesting++;
        var type = ParseTypeInside();
        nesting--;
        return type;
    }

    private FeelType ParseTypeInside()
    {
        var at = token.Start;
        if (token.Kind != TokenKind.Name)
        {
            Report(at, $"A type was expected, {Found()} was found.");
            return FeelType.Any;
        }
        foreach (var (name, type) in names.Scope.Types)
            if (NamesInText.Match(source, at, name) is > 0 and var end) return Read(end, type);
        if (TakeWord("list")) return token.Is("<") ? new FeelType.List(ParseTypeArgument()) : new FeelType.List(FeelType.Any);
        if (token.IsWord("range")) Differs(at, "Browsers do not know the type range.");
        if (TakeWord("range")) return token.Is("<") ? new FeelType.Range(ParseTypeArgument()) : new FeelType.Range(FeelType.Any);
        if (token.IsWord("context")) return ParseContextType();
        if (token.IsWord("function")) return ParseFunctionType();
        foreach (var name in FeelType.Names)
            if (NamesInText.Match(source, at, name) is > 0 and var end) return Read(end, FeelType.Named(name)!);
        var written = ParseWords();
        var suggestion = NamesInText.Nearest(written, FeelType.Names.Concat(names.Scope.Types.Select(type => type.Name)));
        Report(at, $"There is no type '{written}'.", suggestion);
        return FeelType.Any;

        FeelType Read(int end, FeelType type)
        {
            ReadFrom(end);
            return type;
        }
    }

    private FeelType ParseTypeArgument()
    {
        Expect("<");
        var type = ParseType();
        Expect(">");
        return type;
    }

    private FeelType ParseContextType()
    {
        Advance();
        if (!Take("<")) return FeelType.AnyContext;
        var entries = ImmutableArray.CreateBuilder<(string, FeelType)>();
        do
        {
            if (NameBeforeColon(token.Start) is not { } name)
            {
                Report(token.Start, $"A name and ':' were expected, {Found()} was found.");
                break;
            }
            ReadFrom(source.IndexOf(':', token.Start) + 1);
            entries.Add((name, ParseType()));
        }
        while (Take(","));
        Expect(">");
        return new FeelType.Context(entries.DrainToImmutable());
    }

    private FeelType.Function ParseFunctionType()
    {
        Advance();
        var parameters = ImmutableArray.CreateBuilder<FeelType>();
        Expect("<");
        if (!token.Is(">"))
        {
            do parameters.Add(ParseType());
            while (Take(","));
        }
        Expect(">");
        Expect("->");
        return new FeelType.Function(parameters.DrainToImmutable(), ParseType());
    }
}
