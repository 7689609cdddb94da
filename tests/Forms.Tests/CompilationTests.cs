using System.Text;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Tests;

public sealed class CompilationTests
{
    private const string Schema = """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "array", "items": { "properties": { "c": {} } } } } }""";
    private const string Layout = """{ "type": "VerticalLayout", "elements": [] }""";

    [Theory]
    [InlineData("""{ "properties": { "a": { "tipe": "string" } } }""", "/properties/a The keyword 'tipe' is not known.")]
    [InlineData("""{ "properties": { "a": { "type": "strin" } } }""", "/properties/a/type 'type' must be one or more of null, boolean, number, integer, string, array, object.")]
    [InlineData("""{ "properties": { "a": { "minLength": -1 } } }""", "/properties/a/minLength 'minLength' must be a whole number from 0.")]
    [InlineData("""{ "properties": { "a": { "pattern": "(" } } }""", "/properties/a/pattern 'pattern' must be a regular expression of at most 1000 characters.")]
    [InlineData("""{ "properties": { "a": { "$ref": "#/$defs/x" } } }""", "/properties/a/$ref '#/$defs/x' leads to no schema.")]
    [InlineData("""{ "properties": { "a": { "x-computed": "1 +" } } }""", "/properties/a/x-computed Line 1")]
    [InlineData("""{ "properties": { "a": { "x-computed": "sum(rows.prise)" }, "rows": { "type": "array", "items": { "type": "object", "properties": { "price": { "type": "number" } } } } } }""",
        "/properties/a/x-computed Line 1, column 10: There is no 'prise' in list<context<price: number>>; was 'price' meant?")]
    [InlineData("""{ "properties": { "a": { "x-computed": "b = 1" }, "b": { "type": "string" } } }""", "/properties/a/x-computed Line 1, column 3: string and number cannot be compared.")]
    [InlineData("""{ "properties": { "a": { "x-computed": "nobody + 1" } } }""", "/properties/a/x-computed Line 1, column 1")]
    [InlineData("""{ "type": "object" }""", " A form's schema declares its fields under 'properties'.")]
    [InlineData("""{ "properties": { "a": {}, "a": {} } }""", " The text is not JSON that can be read: A name stands twice in one object.")]
    [InlineData("""[]""", " The text must be a JSON object.")]
    [InlineData("""{""", " The text is not JSON")]
    public void A_faulty_schema_is_refused_with_its_place(string schema, string expected)
    {
        var compilation = Compile(schema, Layout);

        Assert.Null(compilation.Form);
        Assert.Contains(compilation.Problems, problem => !problem.InLayout && $"{problem.Pointer} {problem.Message}".StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "properties": { "a": { "x-computed": "log(b)" }, "b": { "type": "number" } } }""", "/properties/a/x-computed Line 1, column 4: log() is not known to browsers.")]
    [InlineData("""{ "properties": { "a": { "x-computed": "b * 3.14159265358979323846" }, "b": { "type": "number" } } }""", "/properties/a/x-computed Line 1, column 5: Browsers hold 15 digits of a number; 21 were found.")]
    [InlineData("""{ "properties": { "a": { "x-computed": "count(b[c])" }, "b": { "type": "array", "items": { "properties": { "c": { "type": "boolean" } } } } } }""",
        "/properties/a/x-computed Line 1, column 9: Browsers cannot tell whether this is a place in the list or a condition; write a condition with = true.")]
    public void What_browsers_work_out_otherwise_is_refused_and_can_still_be_run(string schema, string expected)
    {
        var compilation = Compile(schema, Layout);

        Assert.NotNull(compilation.Form);
        var problem = Assert.Single(compilation.Problems);
        Assert.Equal(expected, $"{problem.Pointer} {problem.Message}");
    }

    [Theory]
    [InlineData(true, "a")]
    [InlineData(true, "b", "[]", "c")]
    [InlineData(false, "b", "c")]
    [InlineData(false, "a", "[]")]
    [InlineData(false, "x")]
    public void A_path_is_known_when_the_schema_declares_it(bool known, params string[] path) =>
        Assert.Equal(known, Compile(Schema, Layout).Form!.HasPath(path));

    [Fact]
    public void An_unknown_format_is_refused_by_name()
    {
        var problem = Assert.Single(Compile("""{ "properties": { "a": { "format": "phone-number" } } }""", Layout).Problems);

        Assert.Equal("/properties/a/format", problem.Pointer);
        Assert.Contains("date-time", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "Control", "scope": "#/properties/x" }""", "/scope '#/properties/x' is no field of the schema.")]
    [InlineData("""{ "type": "Control", "scope": "a" }""", "/scope A scope is written #/properties/name.")]
    [InlineData("""{ "type": "Grid", "elements": [] }""", "/type 'Grid' is no element known here")]
    [InlineData("""{ "type": "VerticalLayout" }""", "/elements A layout has a list of elements.")]
    [InlineData("""{ "type": "Label", "colour": "red" }""", "/colour 'colour' is not known in a layout.")]
    [InlineData("""{ "type": "VerticalLayout", "elements": [{ "type": "Control", "scope": "#/properties/a", "rule": { "effect": "BLINK", "condition": { "scope": "#/properties/a", "schema": {} } } }] }""", "/elements/0/rule/effect The effect")]
    [InlineData("""{ "type": "Control", "scope": "#/properties/a", "rule": { "effect": "SHOW", "condition": { "scope": "#/properties/q", "schema": { "konst": 1 } } } }""", "/rule/condition/schema The keyword 'konst' is not known.")]
    [InlineData("""{ "type": "Control", "scope": "#/properties/b", "options": { "detail": { "type": "Control", "scope": "#/properties/d" } } }""", "/options/detail/scope '#/properties/d' is no field of the schema.")]
    [InlineData("""{ "type": "Control", "scope": "#/properties/a", "options": { "detail": { "type": "Label" } } }""", "/options/detail Only a list has a detail.")]
    public void A_faulty_layout_is_refused_with_its_place(string layout, string expected)
    {
        var compilation = Compile(Schema, layout);

        Assert.Null(compilation.Form);
        Assert.Contains(compilation.Problems, problem => problem.InLayout && $"{problem.Pointer} {problem.Message}".StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var compilation = Compile("""{ "properties": { "a": { "tipe": 1, "minimum": "x" } } }""", """{ "type": "Control", "scope": "#/properties/z" }""");

        Assert.Equal(3, compilation.Problems.Length);
    }

    [Fact]
    public void A_schema_too_large_or_too_deep_is_refused_before_it_is_read()
    {
        var large = Compile($$"""{ "description": "{{new string('x', 256 * 1024)}}", "properties": { "a": {} } }""", Layout);
        var deep = Compile(string.Concat(Enumerable.Repeat("""{"not":""", 100_000)), Layout);

        Assert.Contains("schema size", Assert.Single(large.Problems).Message, StringComparison.Ordinal);
        Assert.Contains("schema size", Assert.Single(deep.Problems).Message, StringComparison.Ordinal);
        Assert.Contains("depth", Assert.Single(Compile(string.Concat(Enumerable.Repeat("""{"not":""", 1000)), Layout).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_are_known_by_pointer()
    {
        var form = Compile("""{ "properties": { "a": { "$ref": "#/$defs/n" }, "b": {} }, "$defs": { "n": { "properties": { "c": {} } } } }""", Layout).Form!;

        Assert.Equal(["a", "b"], form.Names);
        Assert.True(form.HasField("/a/c"));
        Assert.False(form.HasField("/a/d"));
        Assert.False(form.HasField("a"));
    }

    [Fact]
    public void A_step_sees_only_what_its_form_has_and_is_not_hidden()
    {
        var form = Compile("""{ "properties": { "a": { "properties": { "c": {}, "d": {} } }, "b": {} } }""", Layout).Form!;
        var data = (ContextValue)JsonValues.Parse("""{ "a": { "c": 1, "d": 2 }, "b": 3, "other": 4 }"""u8);

        var visible = form.Visible(data, new Dictionary<string, FieldRight> { ["/a/c"] = FieldRight.Hidden, ["/b"] = FieldRight.Hidden });

        Assert.Equal(JsonValues.Parse("""{ "a": { "d": 2 } }"""u8), visible);
    }

    private static FormCompilation Compile(string schema, string layout) => CompiledForm.Compile(Encoding.UTF8.GetBytes(schema), Encoding.UTF8.GetBytes(layout));
}
