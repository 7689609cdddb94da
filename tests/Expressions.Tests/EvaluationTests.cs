namespace WorkflowHub.Expressions.Tests;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("2 ** 3 ** 2", "64")]
    [InlineData("-3 ** 2", "9")]
    [InlineData("--3", "3")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("1 / 0", "null")]
    [InlineData(".5 + 1.5e1", "15.5")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("\"a\" + \"b\"", "ab")]
    [InlineData("\"a\" + 1", "null")]
    [InlineData("1 < 2 and 2 < 3", "true")]
    [InlineData("1 = \"1\"", "null")]
    [InlineData("null = null", "true")]
    [InlineData("1 = null", "false")]
    [InlineData("[1, 2] = [1, 2]", "true")]
    [InlineData("{a: 1, b: 2} = {b: 2, a: 1}", "true")]
    [InlineData("true and null", "null")]
    [InlineData("false and null", "false")]
    [InlineData("true or null", "true")]
    [InlineData("false or null", "null")]
    [InlineData("1 or true", "true")]
    [InlineData("5 between 1 and 5", "true")]
    [InlineData("5 in [1..5)", "false")]
    [InlineData("5 in ]4..6[", "true")]
    [InlineData("5 in (< 3, > 4)", "true")]
    [InlineData("5 in > 6", "false")]
    [InlineData("\"b\" in (\"a\", \"b\")", "true")]
    [InlineData("\"b\" in [\"a\", \"b\"]", "true")]
    [InlineData("if null then 1 else 2", "2")]
    [InlineData("{a: {b: 3}}.a.b", "3")]
    [InlineData("[{p: 1}, {p: 5}].p", "[1, 5]")]
    [InlineData("[1, 2, 3][2]", "2")]
    [InlineData("[1, 2, 3][-1]", "3")]
    [InlineData("[1, 2, 3][4]", "null")]
    [InlineData("[1, 2, 3][item > 1]", "[2, 3]")]
    [InlineData("[{p: 1}, {p: 5}][p > 2]", "[{p: 5}]")]
    [InlineData("[{p: 1}, {p: 5}][p > 2].p", "[5]")]
    [InlineData("[[1, 2], [3]][1][2]", "2")]
    [InlineData("for i in 1..3 return i * i", "[1, 4, 9]")]
    [InlineData("for i in 3..1 return i", "[3, 2, 1]")]
    [InlineData("for x in [1, 2], y in [3, 4] return x * y", "[3, 4, 6, 8]")]
    [InlineData("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]")]
    [InlineData("some x in [1, 2, 3] satisfies x > 2", "true")]
    [InlineData("every x in [1, 2, 3] satisfies x > 2", "false")]
    [InlineData("every x in [] satisfies x > 2", "true")]
    [InlineData("{a: 1, b: a + 1}.b", "2")]
    [InlineData("{first name: \"A\", greeting: \"Hi \" + first name}.greeting", "Hi A")]
    [InlineData("{p: {date of birth: 1}}.p.date of birth", "1")]
    [InlineData("[{first name: \"A\", n: 1}][first name = \"A\"].n", "[1]")]
    [InlineData("{f: function(a, b) a - b, r: f(5, 3)}.r", "2")]
    [InlineData("{f: function(a, b) a - b, r: f(b: 5, a: 3)}.r", "-2")]
    [InlineData("(for i in 1..3 return function() i)[1]()", "1")]
    [InlineData("sort([3, 1, 2], function(a, b) a < b)", "[1, 2, 3]")]
    [InlineData("sort(list: [1, 2], precedes: function(a, b) a > b)", "[2, 1]")]
    [InlineData("1 instance of number", "true")]
    [InlineData("[1, 2] instance of list<number>", "true")]
    [InlineData("[1, \"a\"] instance of list<number>", "false")]
    [InlineData("{a: 1} instance of context<a: number>", "true")]
    [InlineData("@\"P1D\" instance of days and time duration", "true")]
    [InlineData("null instance of number", "false")]
    [InlineData("// note\n1 /* and */ + 1", "2")]
    [InlineData("\"\\u0041\\t\\U01F600\" = \"A\\t😀\"", "true")]
    public void Expressions_come_to_their_values(string source, string expected) => Assert.Equal(expected, Feel.Text(source));

    [Theory]
    [InlineData("string length(\"a😀b\")", "3")]
    [InlineData("substring(\"a😀b\", 2, 1)", "😀")]
    [InlineData("substring(\"foobar\", -2)", "ar")]
    [InlineData("substring(string: \"foobar\", start position: 3)", "obar")]
    [InlineData("substring before(\"foobar\", \"bar\")", "foo")]
    [InlineData("substring after(\"foobar\", \"o\")", "obar")]
    [InlineData("upper case(\"aBc\")", "ABC")]
    [InlineData("contains(\"foobar\", \"of\")", "false")]
    [InlineData("starts with(\"foobar\", \"fo\")", "true")]
    [InlineData("matches(\"foobar\", \"^fo*b\")", "true")]
    [InlineData("matches(\"a\", \"(\")", "null")]
    [InlineData("replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "[1=ab][2=]cd")]
    [InlineData("matches(\"hello world\", \"hello\\\\ sworld\", \"x\")", "true")]
    [InlineData("matches(\"a\\n\", \"a$\")", "false")]
    [InlineData("matches(\"aa\", \"(?=a)a\")", "null")]
    [InlineData("matches(\"abab\", \"^(ab)\\\\1$\")", "true")]
    [InlineData("replace(\"abc\", \"x*\", \"-\")", "null")]
    [InlineData("replace(\"abc\", \"b\", \"$\")", "null")]
    [InlineData("replace(\"a.c\", \".\", \"-\", \"q\")", "a-c")]
    [InlineData("substring(\"abc\", 4)", "null")]
    [InlineData("split(\"John Doe\", \"\\\\s\")", "[\"John\", \"Doe\"]")]
    [InlineData("string join([\"a\", null, \"c\"], \"-\")", "a-c")]
    [InlineData("string([1, \"a\", {b: null}])", "[1, \"a\", {b: null}]")]
    [InlineData("string({\"{\": 1, \"a b\": 2, \"\\\"\": 3, \"\": 4})", "{\"{\": 1, a b: 2, \"\\\"\": 3, \"\": 4}")]
    [InlineData("\"\uFFFD\" < \"😀\" and \"😀\" < \"😁\" and \"a\" < \"aa\"", "true")]
    [InlineData("number(\"1 000,5\", \" \", \",\")", "1000.5")]
    [InlineData("not(true)", "false")]
    [InlineData("not(1)", "null")]
    [InlineData("count([1, 2])", "2")]
    [InlineData("sum(1, 2, 3)", "6")]
    [InlineData("sum([])", "null")]
    [InlineData("min([3, 1, 2])", "1")]
    [InlineData("max(\"a\", \"b\")", "b")]
    [InlineData("mean([1, 2, 6])", "3")]
    [InlineData("median([8, 2, 5, 3, 4])", "4")]
    [InlineData("mode([6, 3, 9, 6, 6])", "[6]")]
    [InlineData("append([1], 2, 3)", "[1, 2, 3]")]
    [InlineData("concatenate([1], [2], [3])", "[1, 2, 3]")]
    [InlineData("distinct values([1, 2, 1])", "[1, 2]")]
    [InlineData("union([1, 2], [2, 3])", "[1, 2, 3]")]
    [InlineData("flatten([[1, [2]], 3])", "[1, 2, 3]")]
    [InlineData("index of([1, 2, 1], 1)", "[1, 3]")]
    [InlineData("list replace([1, 5], function(item, newItem) item < newItem, 3)", "[3, 5]")]
    [InlineData("sublist([1, 2, 3], 2, 1)", "[2]")]
    [InlineData("all([true, null])", "null")]
    [InlineData("decimal(2.5, 0)", "2")]
    [InlineData("floor(-1.5)", "-2")]
    [InlineData("ceiling(1.56, 1)", "1.6")]
    [InlineData("round up(-5.5, 0)", "-6")]
    [InlineData("round half up(-5.5, 0)", "-6")]
    [InlineData("round half down(5.5, 0)", "5")]
    [InlineData("round down(1.129, 2)", "1.12")]
    [InlineData("modulo(-12, 5)", "3")]
    [InlineData("abs(@\"-P1Y\")", "P1Y")]
    [InlineData("odd(3)", "true")]
    [InlineData("sqrt(16)", "4")]
    [InlineData("sqrt(2)", "1.414213562373095048801688724209698")]
    [InlineData("sqrt(-1)", "null")]
    [InlineData("decimal(stddev([2, 4, 7, 5]), 20)", "2.08166599946613273528")]
    [InlineData("is(time(\"23:00:50z\"), time(\"23:00:50+00:00\"))", "true")]
    [InlineData("get value({a: 1}, \"a\")", "1")]
    [InlineData("get entries({a: 1})", "[{key: \"a\", value: 1}]")]
    [InlineData("context put({a: {}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}")]
    [InlineData("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}")]
    [InlineData("before([1..5], [6..7])", "true")]
    [InlineData("overlaps([1..5], [5..7])", "true")]
    [InlineData("during(3, [1..5])", "true")]
    [InlineData("range(\"[1..3]\").end", "3")]
    public void Built_in_functions_do_what_the_specification_says(string source, string expected) => Assert.Equal(expected, Feel.Text(source));

    [Theory]
    [InlineData("date(\"2026-02-30\")", "null")]
    [InlineData("date(2026, 12, 31) + @\"P1M\"", "2027-01-31")]
    [InlineData("@\"2026-01-31\" + @\"P1M\"", "2026-02-28")]
    [InlineData("@\"2026-03-01\" - @\"2026-02-01\"", "P28D")]
    [InlineData("@\"2026-12-31T23:00:00\" + @\"PT2H\"", "2027-01-01T01:00:00")]
    [InlineData("@\"10:00:00+02:00\" = @\"08:00:00Z\"", "true")]
    [InlineData("@\"2026-01-01T00:00:00Z\" < @\"2026-01-01T00:00:01Z\"", "true")]
    [InlineData("@\"2026-03-29T01:30:00@Europe/Paris\" + @\"PT1H\"", "2026-03-29T03:30:00@Europe/Paris")]
    [InlineData("@\"2026-11-24\".weekday", "2")]
    [InlineData("day of week(@\"2026-11-24\")", "Tuesday")]
    [InlineData("week of year(date(2005, 1, 1))", "53")]
    [InlineData("years and months duration(@\"2025-03-31\", @\"2026-02-28\")", "P10M")]
    [InlineData("@\"P1DT2H\".hours", "2")]
    [InlineData("@\"P1Y\" > @\"P11M\"", "true")]
    [InlineData("@\"P1Y\" > @\"P300D\"", "null")]
    [InlineData("duration(\"P1D\") * 2", "P2D")]
    [InlineData("@\"P2D\" / @\"PT12H\"", "4")]
    [InlineData("@\"9999-12-31\" + @\"P1D\"", "10000-01-01")]
    [InlineData("@\"-2021-01-01\" - @\"P1D\"", "-2022-12-31")]
    [InlineData("date(-4, 2, 29) + @\"P1Y\"", "-0003-02-28")]
    [InlineData("(@\"999999999-12-31\" + @\"-P1D\").year", "999999999")]
    [InlineData("@\"-999999999-01-01\" < @\"0001-01-01\"", "true")]
    public void Dates_and_durations_are_reckoned(string source, string expected) => Assert.Equal(expected, Feel.Text(source));

    [Fact]
    public void A_condition_reads_the_names_of_its_scope()
    {
        var compiled = Expression.Compile("amount > 1000 and vendor = \"A\" and head_decision.outcome = \"approve\"", Scope.Of("amount", "vendor", "head_decision"));

        var result = compiled.Expression!.Evaluate(ContextValue.Of(("amount", Value.Of(1001)), ("vendor", Value.Of("A")),
            ("head_decision", ContextValue.Of(("outcome", Value.Of("approve"))))));

        Assert.True(result.IsTrue);
        Assert.Equal(["amount", "head_decision", "vendor"], compiled.Expression.Names);
    }

    [Fact]
    public void Names_with_spaces_and_symbols_are_told_from_operators_by_the_scope()
    {
        Assert.Equal("5", Feel.Text("order-total + unit price", ("order-total", Value.Of(2)), ("unit price", Value.Of(3))));
        Assert.Equal("-1", Feel.Text("order-total", ("order", Value.Of(2)), ("total", Value.Of(3))));
    }

    [Fact]
    public void A_missing_name_of_an_open_scope_is_null()
    {
        var expression = Expression.Compile("missing.outcome = \"approve\"", Scope.Open).Expression!;

        Assert.False(expression.Evaluate(ContextValue.Empty).IsTrue);
    }

    [Fact]
    public void A_datum_named_like_a_function_is_read_in_an_open_scope()
    {
        var expression = Expression.Compile("date > date(\"2026-01-01\")", Scope.Open).Expression!;

        Assert.True(expression.Evaluate(ContextValue.Of(("date", Value.Of(new DateOnly(2026, 6, 1))))).IsTrue);
        Assert.Equal("[1, 2]", FeelText.Of(Expression.Compile("for x in [[1], [1, 2]] return (function(f) f(x))(count)", Scope.Open).Expression!.Evaluate(ContextValue.Empty)));
    }

    [Theory]
    [InlineData("amount + tax", "'tax' is null")]
    [InlineData("order.lines[1].price > 5", "'price' is null")]
    [InlineData("5 > order.total", "'order.total' is null")]
    [InlineData("2 * (amount + tax)", "'tax' is null")]
    public void A_null_says_which_operand_was_null(string source, string expected)
    {
        var order = ContextValue.Of(("lines", Value.Of(ContextValue.Of(("price", Value.Null)))), ("total", Value.Null));

        Assert.Contains(expected, Feel.Reason(source, ("amount", Value.Of(1)), ("tax", Value.Null), ("order", order)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_moment_is_a_name_and_not_a_clock()
    {
        var expression = Expression.Compile("now() > @\"2026-01-01T00:00:00Z\"", Scope.Of("now")).Expression!;
        var refused = Expression.Compile("today()", Scope.Of("amount"));

        Assert.True(expression.Evaluate(ContextValue.Of(("now", Value.Of(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero))))).IsTrue);
        Assert.Contains("no clock", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("< 5", "4", "true")]
    [InlineData("not(1, 2)", "3", "true")]
    [InlineData("not(1, 2)", "2", "false")]
    [InlineData("-", "null", "true")]
    [InlineData("-5", "-5", "true")]
    [InlineData("[1..3], > 10", "11", "true")]
    [InlineData("? > 3 and ? < 5", "4", "true")]
    [InlineData("null", "null", "true")]
    [InlineData("< 5", "null", "null")]
    [InlineData("\"a\", \"b\"", "\"b\"", "true")]
    [InlineData("]1..3[", "1", "false")]
    public void Unary_tests_judge_a_value(string tests, string tested, string expected)
    {
        var (compiled, problems) = UnaryTests.Compile(tests, Scope.Of());

        Assert.Empty(problems);
        Assert.Equal(expected, FeelText.Of(compiled!.Evaluate(Feel.Evaluate(tested), ContextValue.Empty)));
    }
}
