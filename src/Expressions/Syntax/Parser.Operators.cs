using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Syntax;

/// <summary>Operators, from those that bind least to those that bind most.</summary>
internal sealed partial class Parser
{
    private Node ParseOr()
    {
        var start = token.Start;
        var first = ParseAnd();
        if (!token.IsWord("or")) return first;
        var parts = new List<Node> { first };
        while (TakeWord("or")) parts.Add(ParseAnd());
        return From(start, new OrNode([.. parts]));
    }

    private Node ParseAnd()
    {
        var start = token.Start;
        var first = ParseComparison();
        if (!token.IsWord("and")) return first;
        var parts = new List<Node> { first };
        while (TakeWord("and")) parts.Add(ParseComparison());
        return From(start, new AndNode([.. parts]));
    }

    private Node ParseComparison()
    {
        var start = token.Start;
        var left = ParseSum();
        while (true)
        {
            var at = token.Start;
            if (RelationOf(token) is { } relation)
            {
                Advance();
                var right = ParseSum();
                CheckTypes(at, MemberTypes.Incomparable(left.Type, right.Type));
                left = new CompareNode(relation, left, right);
            }
            else if (TakeWord("between"))
            {
                var low = ParseSum();
                ExpectWord("and");
                left = new BetweenNode(left, low, ParseSum());
            }
            else if (TakeWord("in")) left = new InNode(left, ParseInTests());
            else if (token.IsWord("instance"))
            {
                Advance();
                ExpectWord("of");
                left = new InstanceOf(left, ParseType());
            }
            else return left;
            left = Checked(From(start, left), at);
        }
    }

    private static Relation? RelationOf(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "=" => Relation.Equal, "!=" => Relation.NotEqual, "<" => Relation.Less, "<=" => Relation.LessOrEqual,
        ">" => Relation.Greater, ">=" => Relation.GreaterOrEqual, _ => null,
    };

    private Node ParseSum()
    {
        var start = token.Start;
        var left = ParseProduct();
        while (token.Is("+") || token.Is("-"))
        {
            var (operation, at) = (token.Is("+") ? Operation.Add : Operation.Subtract, token.Start);
            Advance();
            var right = ParseProduct();
            CheckTypes(at, MemberTypes.NotArithmetic(operation, left.Type, right.Type));
            left = Checked(From(start, new ArithmeticNode(operation, left, right)), at);
        }
        return left;
    }

    private Node ParseProduct()
    {
        var start = token.Start;
        var left = ParsePower();
        while (token.Is("*") || token.Is("/"))
        {
            var (operation, at) = (token.Is("*") ? Operation.Multiply : Operation.Divide, token.Start);
            Advance();
            var right = ParsePower();
            CheckTypes(at, MemberTypes.NotArithmetic(operation, left.Type, right.Type));
            left = Checked(From(start, new ArithmeticNode(operation, left, right)), at);
        }
        return left;
    }

    private Node ParsePower()
    {
        var start = token.Start;
        var left = ParseNegation();
        while (token.Is("**"))
        {
            var at = token.Start;
            Advance();
            left = Checked(From(start, new ArithmeticNode(Operation.Power, left, ParseNegation())), at);
        }
        return left;
    }

    private Node ParseNegation()
    {
        var (negations, at) = (0, token.Start);
        while (Take("-")) negations++;
        var value = ParsePostfix();
        if (negations % 2 == 1) return value is Literal { Value: NumberValue number } ? From(at, Written(Value.Of(Reckoning.Negate(number.Number)))) : From(at, new NegateNode(value));
        return value;
    }

    private Node ParseParts()
    {
        var start = token.Start;
        var node = ParsePrimary();
        while (true)
        {
            var at = token.Start;
            From(start, node);
            if (Take(".")) node = ParsePath(node);
            else if (token.Is("[") && !ClosesRange()) node = ParseFilter(node);
            else if (token.Is("(")) node = ParseCall(node, source[start..at]);
            else return node;
            node = Checked(node, at);
        }
    }
}
