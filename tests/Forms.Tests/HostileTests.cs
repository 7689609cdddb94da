using System.Diagnostics;
using System.Globalization;
using System.Text;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using WorkflowHub.Forms.Schemas;

namespace WorkflowHub.Forms.Tests;

public sealed class HostileTests
{
    private static readonly Dictionary<string, FieldRight> NoRights = [];

    [Fact]
    public void An_answer_of_too_many_values_is_refused()
    {
        var answer = ContextValue.Of(("a", Value.Of(Enumerable.Range(0, 100_000).Select(number => Value.Of((decimal)number)))));

        var error = Assert.Single(Form().Check(answer, ContextValue.Empty, NoRights).Errors);

        Assert.Equal(("limit", "answer values"), (error.Keyword, error.Limit));
    }

    [Fact]
    public void An_answer_of_too_many_unknown_fields_is_refused()
    {
        var answer = ContextValue.Of(Enumerable.Range(0, 100_000).Select(number => ($"f{number}", Value.True as Value)));

        Assert.InRange(Form().Check(answer, ContextValue.Empty, NoRights).Errors.Length, 1, 500);
    }

    [Fact]
    public void An_answer_nested_too_deeply_is_refused()
    {
        Value deep = Value.True;
        for (var i = 0; i < 1000; i++) deep = Value.Of(deep);

        var error = Assert.Single(Form().Check(ContextValue.Of(("a", deep)), ContextValue.Empty, NoRights).Errors);

        Assert.Equal("answer depth", error.Limit);
    }

    [Fact]
    public void References_that_multiply_are_stopped()
    {
        var schema = new StringBuilder("""{ "$ref": "#/$defs/d0", "$defs": { "d40": { "minLength": 0 }""");
        for (var i = 0; i < 40; i++) schema.Append(CultureInfo.InvariantCulture, $$""", "d{{i}}": { "allOf": [{ "$ref": "#/$defs/d{{i + 1}}" }, { "$ref": "#/$defs/d{{i + 1}}" }] }""");
        var compiled = Schema.Compile(Encoding.UTF8.GetBytes(schema.Append("} }").ToString())).Schema!;

        var error = Assert.Single(compiled.Check(Value.Of("x")));

        Assert.Equal("schema steps", error.Limit);
        Assert.False(compiled.Accepts(Value.Of("x")));
    }

    [Theory]
    [InlineData("""{ "$ref": "#" }""")]
    [InlineData("""{ "allOf": [{ "$ref": "#" }] }""")]
    [InlineData("""{ "not": { "$ref": "#" } }""")]
    public void A_schema_that_only_leads_to_itself_is_stopped(string schema)
    {
        var compiled = Schema.Compile(Encoding.UTF8.GetBytes(schema)).Schema!;

        Assert.Equal("schema depth", Assert.Single(compiled.Check(Value.True)).Limit);
        Assert.False(compiled.Accepts(Value.True));
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|a)*$")]
    [InlineData("^(?=(a+)+$)a")]
    public void A_pattern_that_explodes_takes_no_time(string pattern)
    {
        var schema = Schema.Compile(JsonValues.ToUtf8(ContextValue.Of(("pattern", Value.Of(pattern))))).Schema!;
        var watch = Stopwatch.StartNew();

        Assert.False(schema.Accepts(Value.Of(new string('a', 5000) + "!")));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2000);
    }

    [Theory]
    [InlineData("79228162514264337593543950335", "0.0000000000000000000000000001")]
    [InlineData("-79228162514264337593543950335", "3")]
    [InlineData("0.0000000000000000000000000001", "79228162514264337593543950335")]
    public void The_largest_and_smallest_numbers_are_judged_without_a_fault(string number, string factor)
    {
        var schema = Schema.Compile(Encoding.UTF8.GetBytes($$"""{ "multipleOf": {{factor}}, "minimum": {{factor}}, "type": "integer" }""")).Schema!;

        Assert.Equal(schema.Accepts(JsonValues.Parse(Encoding.UTF8.GetBytes(number))), schema.Check(JsonValues.Parse(Encoding.UTF8.GetBytes(number))).IsEmpty);
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault() =>
        Assert.Empty(CompiledForm.Compile(Encoding.UTF8.GetBytes("\uFEFF{ \"properties\": { \"a\": {} } }"), Encoding.UTF8.GetBytes("\uFEFF{ \"type\": \"Label\" }")).Problems);

    private static CompiledForm Form() => CompiledForm.Compile(
        """{ "properties": { "a": {} } }"""u8,
        """{ "type": "Control", "scope": "#/properties/a" }"""u8).Form!;
}
