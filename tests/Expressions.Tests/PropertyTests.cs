using CsCheck;

namespace WorkflowHub.Expressions.Tests;

public sealed class PropertyTests
{
    private static readonly Gen<Value> Dates = Gen.Int[-5_000_000, 5_000_000].Select(day => Feel.Evaluate("d", ("d", Day(day))));

    private static Value Day(int number) => Feel.Evaluate("@\"2000-01-01\" + duration(n)", ("n", Value.Of(number < 0 ? $"-P{-number}D" : $"P{number}D")));

    private static readonly Gen<Value> Values = Gen.Recursive<Value>((depth, inner) => depth > 3 ? Plain : Gen.OneOf(
        Plain, Dates, inner.Array[0, 3].Select(items => Value.Of(items)),
        inner.Array[0, 3].Select(items => (Value)ContextValue.From(items.Select((item, i) => KeyValuePair.Create($"e{i}", item))))));

    private static Gen<Value> Plain => Gen.OneOf(
        Gen.Decimal[-1_000_000, 1_000_000].Select(Value.Of),
        Gen.String[Gen.Char["ab\"\\ €😀\n"], 0, 6].Select(text => Value.Of(text)),
        Gen.Bool.Select(Value.Of),
        Gen.Int[-100_000, 100_000].Select(months => (Value)new YearsMonthsDurationValue(months)));

    [Fact]
    public void A_date_written_and_read_is_the_same_date() => Dates.Sample(date =>
        Assert.Equal(date, Feel.Evaluate("date(string(d))", ("d", date))), iter: 2_000, threads: 1);

    [Fact]
    public void Adding_and_taking_away_days_comes_back() => Gen.Select(Dates, Gen.Int[-1_000_000, 1_000_000]).Sample((date, seconds) =>
        Assert.True(Feel.Evaluate("(date and time(d) + l) - l = date and time(d) and (date and time(d) + l) - date and time(d) = l",
            ("d", date), ("l", new DaysTimeDurationValue(TimeSpan.FromSeconds(seconds)))).IsTrue), iter: 2_000, threads: 1);

    [Fact]
    public void Adding_a_month_stays_in_the_next_month_with_the_day_or_the_last() => Dates.Sample(date =>
        Assert.True(Feel.Evaluate("(d + @\"P1M\").month = modulo(d.month, 12) + 1 and (d + @\"P1M\").day <= d.day and (d + @\"P1M\").day >= min(d.day, 28)", ("d", date)).IsTrue),
        iter: 2_000, threads: 1);

    [Fact]
    public void In_a_zone_the_time_that_passes_counts() => Gen.Select(Gen.Long[0, 86_400L * 365 * 60], Gen.Int[0, 86_400 * 400]).Sample((start, length) =>
        Assert.True(Feel.Evaluate("(@\"1975-01-01T00:00:00@Europe/Paris\" + s) + l - (@\"1975-01-01T00:00:00@Europe/Paris\" + s) = l",
            ("s", new DaysTimeDurationValue(TimeSpan.FromSeconds(start))), ("l", new DaysTimeDurationValue(TimeSpan.FromSeconds(length)))).IsTrue), iter: 2_000, threads: 1);

    [Fact]
    public void A_value_equals_itself_and_its_place_in_a_list() => Values.Sample(value =>
        Assert.True(Feel.Evaluate("v = v and list contains([v], v) and count(distinct values([v, v])) = 1", ("v", value)).IsTrue), iter: 2_000, threads: 1);

    [Fact]
    public void Of_two_numbers_and_a_range_in_and_comparison_agree() => Gen.Select(Gen.Int[-9, 9], Gen.Int[-9, 9], Gen.Int[-9, 9]).Sample((a, b, x) =>
        Assert.True(Feel.Evaluate("(x in [a..b)) = (x >= a and x < b) and (x in ]a..b]) = (x > a and x <= b) and (x between a and b) = (x in [a..b])",
            ("a", Value.Of(Math.Min(a, b))), ("b", Value.Of(Math.Max(a, b))), ("x", Value.Of(x))).IsTrue), iter: 2_000, threads: 1);

    [Fact]
    public void A_sorted_list_holds_the_same_items_in_order() => Gen.Int[-50, 50].Array[0, 40].Sample(numbers =>
        Assert.Equal(FeelText.Of(Value.Of(numbers.Order().Select(number => Value.Of(number)))),
            Feel.Text("sort(l, function(a, b) a < b)", ("l", Value.Of(numbers.Select(number => Value.Of(number)))))), iter: 1_000, threads: 1);

    [Fact]
    public void A_value_printed_and_parsed_is_the_same_and_prints_the_same() => Printable.Sample(value =>
    {
        var printed = FeelText.Of(Value.Of(value));

        var read = Feel.Evaluate(printed);

        Assert.Equal(Value.Of(value), read);
        Assert.Equal(printed, FeelText.Of(read));
    }, iter: 2_000, threads: 1);

    private static readonly Gen<Value> Printable = Gen.Recursive<Value>((depth, inner) => depth > 3 ? Leaves : Gen.OneOf(
        Leaves, inner.Array[0, 3].Select(items => Value.Of(items)),
        Gen.Select(Gen.Int[-99, 99], Gen.Int[0, 99], Gen.Bool, Gen.Bool).Select((from, length, first, last) => (Value)new RangeValue(Value.Of(from), Value.Of(from + length), first, last)),
        Gen.Select(Gen.String[Gen.Char["ab \"\\{:+"], 0, 4], inner).Array[0, 3].Select(entries => (Value)ContextValue.From(entries.Select(entry => KeyValuePair.Create(NameOf(entry.Item1), entry.Item2))))));

    private static Gen<Value> Leaves => Gen.OneOf(
        Gen.Decimal[-1_000_000, 1_000_000].Select(Value.Of), Gen.Bool.Select(Value.Of), Gen.Const(Value.Null),
        Gen.String[Gen.Char["ab\"\\ €😀\n\tnu0"], 0, 8].Select(text => Value.Of(text)));

    // A name is held with single spaces and none around it.
    private static string NameOf(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
