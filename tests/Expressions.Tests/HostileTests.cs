using System.Diagnostics;
using System.Text;

namespace WorkflowHub.Expressions.Tests;

public sealed class HostileTests
{
    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("]-")]
    [InlineData("(>")]
    [InlineData("-(")]
    [InlineData("x[")]
    [InlineData("x(")]
    [InlineData("1 in (")]
    [InlineData("if ")]
    [InlineData("function(a) ")]
    [InlineData("for a in ")]
    [InlineData("list<", "1 instance of ")]
    [InlineData("1+(1-")]
    public void Nesting_is_refused_before_it_can_overflow_the_stack(string opening, string before = "")
    {
        var source = before + new StringBuilder().Insert(0, opening, 19_000 / opening.Length).ToString();

        var compiled = Expression.Compile(source, Scope.Open);

        Assert.Null(compiled.Expression);
        Assert.Contains(compiled.Problems, problem => problem.Message.Contains(nameof(Limits.MaxNesting), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", "+1")]
    [InlineData("1", "<1")]
    [InlineData("x", "[1]")]
    [InlineData("x", ".a")]
    [InlineData("x", "()")]
    [InlineData("1", "**1")]
    public void A_long_chain_is_refused(string first, string next)
    {
        var compiled = Expression.Compile(first + string.Concat(Enumerable.Repeat(next, 3_000)), Scope.Open);

        Assert.Contains(compiled.Problems, problem => problem.Message.Contains(nameof(Limits.MaxTreeHeight), StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_text_is_refused_by_its_length()
    {
        var problem = Assert.Single(Expression.Compile(new string('1', Limits.MaxSourceLength + 1), Scope.Open).Problems);

        Assert.Contains(nameof(Limits.MaxSourceLength), problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("every a in 1..1000, b in 1..1000, c in 1..1000 satisfies true", nameof(Limits.MaxSteps))]
    [InlineData("for i in 1..1000000000 return i", nameof(Limits.MaxListSize))]
    [InlineData("{f: function(g) g(g), r: f(f)}.r", nameof(Limits.MaxCallHeight))]
    [InlineData("for i in 1..1000 return partial", nameof(Limits.MaxValueSize))]
    [InlineData("(for i in 1..1000 return if i = 1 then [1] else [partial[-1]])[-1]", nameof(Limits.MaxValueDepth))]
    [InlineData("(for i in 1..100 return if i = 1 then \"aaaaaaaaaaaaaaaa\" else partial[-1] + partial[-1])[-1]", nameof(Limits.MaxTextLength))]
    [InlineData("(for i in 1..40 return if i = 1 then [1, 1] else concatenate(partial[-1], partial[-1]))[-1]", nameof(Limits.MaxListSize))]
    [InlineData("{a: [1,1,1,1,1,1,1,1,1,1], b: [a,a,a,a,a,a,a,a,a,a], c: [b,b,b,b,b,b,b,b,b,b], d: [c,c,c,c,c,c,c,c,c,c], e: [d,d,d,d,d,d,d,d,d,d], f: [e,e,e,e,e,e,e,e,e,e], g: string(f)}.f", nameof(Limits.MaxValueSize))]
    public void A_cap_reached_is_a_null_that_names_it(string source, string cap)
    {
        var watch = Stopwatch.StartNew();

        var reason = Feel.Reason(source);

        Assert.Contains(cap, reason, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("for i in 1..100000 return {0}", "i + 1", 500)]
    [InlineData("some i in 1..100000 satisfies t < t and {0}", "i < 0", 100)]
    [InlineData("every i in 1..100000 satisfies t = t and {0}", "true", 1)]
    [InlineData("for i in 1..100000 return {0}", "distinct values([t, t])", 10)]
    [InlineData("for i in 1..100000 return {0}", "matches(t, \"^(a|b)*c$\")", 2)]
    [InlineData("for i in 1..100000 return {0}", "string length(upper case(t))", 2)]
    [InlineData("for i in 1..100000 return {0}", "index of(l, l[1])", 2)]
    public void Dear_work_in_a_loop_comes_to_an_end(string loop, string body, int times)
    {
        var source = loop.Replace("{0}", string.Join(" = ", Enumerable.Repeat(body, times)), StringComparison.Ordinal);
        var watch = Stopwatch.StartNew();

        Feel.Evaluate(source, ("t", Value.Of(new string('a', 900_000) + "b")), ("l", Value.Of(Enumerable.Range(0, 90_000).Select(i => Value.Of(i)))));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("{f: function(g) g(g), r: f(f)}.r")]
    [InlineData("{f: function(g) sort([1, 2], function(a, b) g(g)), r: f(f)}.r")]
    [InlineData("{f: function(g) for i in [1] return (for j in [1] return {a: [g(g)]}), r: f(f)}.r")]
    [InlineData("{f: function(g) [1][g(g)], r: f(f)}.r")]
    [InlineData("{f: function(g) if true then g(g) in (g(g)) else 1, r: f(f)}.r")]
    public void The_deepest_that_is_allowed_fits_a_small_stack(string source)
    {
        Value? result = null;
        var thread = new Thread(() => result = Feel.Evaluate(source), 512 * 1024);

        thread.Start();
        thread.Join();

        Assert.NotNull(result);
    }

    [Theory]
    [InlineData("[", "1", "]")]
    [InlineData("(", "1", ")")]
    [InlineData("{a:", "1", "}")]
    [InlineData("-(", "1", ")")]
    [InlineData("not(", "true", ")")]
    [InlineData("if true then (", "1", ") else 2")]
    [InlineData("(function(a) ", "a", ")(1)")]
    [InlineData("[(for i in [1] return ", "i", ")]")]
    [InlineData("[some i in [1] satisfies ", "true", "]")]
    [InlineData("[1][", "true", "]")]
    [InlineData("1 in (1, ", "1", ")")]
    [InlineData("count([", "1", "])")]
    [InlineData("matches(\"a\", \"", "(((((((((((((((((((((((((((((((((((((((((a)))))))))))))))))))))))))))))))))))))))))", "\")", 1)]
    public void What_is_nested_as_deep_as_may_be_is_read_and_evaluated_on_a_small_stack(string before, string inside, string after, int most = 80)
    {
        var compiled = 0;
        var thread = new Thread(() =>
        {
            for (var depth = 1; depth <= most; depth++)
            {
                var source = string.Concat(Enumerable.Repeat(before, depth)) + inside + string.Concat(Enumerable.Repeat(after, depth));
                var expression = Expression.Compile(source, Scope.Of()).Expression;
                if (expression is null) return;
                compiled = depth;
                FeelText.Of(expression.Evaluate(ContextValue.Empty));
            }
        }, 256 * 1024);

        thread.Start();
        thread.Join();

        Assert.True(compiled >= Math.Min(most, 15), $"only {compiled} deep");
    }

    [Fact]
    public void Classes_within_classes_of_a_pattern_fit_a_small_stack()
    {
        var pattern = "[a" + string.Concat(Enumerable.Repeat("-[a", 330));
        Value? result = null;
        var thread = new Thread(() => result = Feel.Evaluate("[matches(\"a\", p), matches(\"a\", q)]", ("p", Value.Of(pattern)), ("q", Value.Of(new string('(', 499) + new string(')', 499)))), 256 * 1024);

        thread.Start();
        thread.Join();

        Assert.Equal("[null, true]", FeelText.Of(result!));
    }

    [Theory]
    [InlineData("x", " + x", "", 400)]
    [InlineData("list", "[item > 1]", "", 120)]
    [InlineData("", "for i in list return ", "1", 60)]
    public void A_chain_that_is_allowed_compiles_in_time(string first, string next, string last, int times)
    {
        var watch = Stopwatch.StartNew();

        Expression.Compile(first + string.Concat(Enumerable.Repeat(next, times)) + last, Scope.Typed(("x", FeelType.Number), ("list", new FeelType.List(FeelType.Number))));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Many_names_and_many_slips_are_reported_in_time()
    {
        var source = "{" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"name a{i}:b{i},")) + "z: 1}";
        var watch = Stopwatch.StartNew();

        var problems = Expression.Compile(source, Scope.Of()).Problems;

        Assert.Equal(Limits.MaxProblems, problems.Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_regular_expression_that_would_backtrack_for_ever_ends()
    {
        var watch = Stopwatch.StartNew();

        Feel.Evaluate("matches(text, \"^(a+)+$\")", ("text", Value.Of(new string('a', 50_000) + "!")));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("date(1000000000, 1, 1)")]
    [InlineData("@\"999999999-12-31\" + @\"P1D\"")]
    [InlineData("@\"999999999-12-31\" - @\"0001-01-01\"")]
    [InlineData("@\"0001-01-01\" - @\"P1000000001Y\"")]
    [InlineData("7.9e6143 * 7.9e28")]
    [InlineData("10 ** 10000")]
    [InlineData("duration(\"P999999999999999999D\")")]
    [InlineData("@\"P1D\" * 1e28")]
    [InlineData("log(0)")]
    [InlineData("decimal(1, 7000)")]
    [InlineData("decimal(9.9e6144, -6111) * 10")]
    [InlineData("substring(\"a\", 0)")]
    [InlineData("@\"0001-01-01T00:00:00+14:00\" < 1")]
    public void What_cannot_be_held_is_null_with_a_reason(string source) => Assert.NotEmpty(Feel.Reason(source));

    [Fact]
    public void No_text_makes_the_compiler_or_an_evaluation_throw()
    {
        string[] pieces = ["(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "+", "-", "*", "**", "/", "<", "=", ">=", "1", "\"a\"", "@\"P1D\"", "x", "if", "then",
            "else", "for", "in", "return", "some", "satisfies", "and", "or", "not", "between", "instance of", "function", "list", "null", "count", "?", "@", "\\", "😀"];

        CsCheck.Check.Sample(CsCheck.Gen.Int[0, pieces.Length - 1].Array[0, 30], parts =>
        {
            var source = string.Join(' ', parts.Select(part => pieces[part]));
            Expression.Compile(source, Scope.Open).Expression?.Evaluate(ContextValue.Empty);
            UnaryTests.Compile(source, Scope.Of("x")).Tests?.Evaluate(Value.Of(1), ContextValue.Empty);
        }, iter: 20_000, threads: 1);
    }
}
