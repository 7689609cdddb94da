using System.Text;
using WorkflowHub.Expressions;

namespace WorkflowHub.Documents.Tests;

public sealed class HostileTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { Repeat("{% if a %}", 3200) + Repeat("{% endif %}", 3200), "template size" },
        { Repeat("{% if a %}", 1000) + Repeat("{% endif %}", 1000), "nesting" },
        { Repeat("{% if a %}", 33) + Repeat("{% endif %}", 33), "nesting" },
        { Repeat("{% if a %}{% comment %}{% endif %}{% endcomment %}", 40), "nesting" },
        { Repeat("{% if(a) %}", 1000), "nesting" },
        { Repeat("{% if'a' %}", 1000), "nesting" },
        { Repeat("{%-if\u00A0a-%}", 1000), "nesting" },
        { Repeat("{% for i in a %}", 1000), "nesting" },
        { Repeat("{% raw %}{% endraw %}{% if a %}", 1000), "nesting" },
        { Repeat("{% raw %}{%-endraw-%}{% unless a %}", 1000), "nesting" },
        { Repeat("{% case a %}{% when 1 %}", 1000), "nesting" },
        { Repeat("{% capture a %}", 1000), "nesting" },
        { "{{ " + Repeat("a[", 4800) + "}}", "brackets" },
        { "{{ " + Repeat("(", 4800) + "}}", "brackets" },
        { "{{ a " + Repeat("| upcase", 100) + "}}", "filters" },
        { "{% if a " + Repeat("and a ", 100) + "%}{% endif %}", "operators" },
        { Repeat("{% if a %}{% endif %}", 600), "blocks" },
        { "{{ " + new string('a', 5000) + " }}", "tag size" },
        { "{% for i in (1..1000000000) %}x{% endfor %}", "range" },
        { "{% for i in (1..n) %}x{% endfor %}", "range" },
        { "{{ (1..90000000) | join }}", "range" },
        { "{% assign r = (-20000..1) %}", "range" },
        { "{% include 'x' %}", "include" },
        { "{% render 'x' %}", "render" },
        { "{% macro m() %}{{ m() }}{% endmacro %}", "macro" },
        { "{% liquid\n echo a %}", "liquid" },
        { "{% unknown %}", "unknown" },
        { "{{ a | raw }}", "no filter 'raw'" },
        { "{{ a | json }}", "no filter 'json'" },
        { "{{ 'abc }}", "quotation" },
        { "{{ abc", "not closed" },
        { "{% if a %}", "not closed" },
        { "{% raw %}{%}", "not closed" },
        { "{% endif %}", "closes no block" },
        { "{% if a %}{% endfor %}", "expected" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_hostile_or_broken_template_is_refused_before_it_can_run(string source, string reason)
    {
        var compilation = LiquidTemplate.Parse(source);

        Assert.Null(compilation.Template);
        Assert.Contains(reason, string.Join('\n', compilation.Problems.Select(problem => problem.Message)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{% assign x = 'aaaaaaaaaa' %}{% for i in (1..40) %}{% assign x = x | append: x %}{% endfor %}{{ x }}", "text size")]
    [InlineData("{% assign x = 'aaaaaaaaaa' %}{% for i in (1..40) %}{% assign x = x | replace: 'a', x %}{% endfor %}", "text size")]
    [InlineData("{% assign x = 'a,b' | split: ',' %}{% for i in (1..40) %}{% assign x = x | concat: x %}{% endfor %}", "list size")]
    [InlineData("{% assign x = (1..9999) | join: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}", "text size")]
    [InlineData("{% for i in (1..9999) %}{% capture y %}{{ y }}aaaaaaaaaaaa{% endcapture %}{% endfor %}", "output size")]
    [InlineData("{% for i in (1..300) %}{% for j in (1..300) %}aaaaaaaaaaaaaaaaaaaaa{% endfor %}{% endfor %}", "output size")]
    [InlineData("{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}", "steps")]
    [InlineData("{% for i in (1..9999) %}{% for j in (1..9999) %}{% assign x = j %}{% endfor %}{% endfor %}", "steps")]
    [InlineData("{{ 79228162514264337593543950335 | times: 10 }}", "rendered")]
    [InlineData("{{ 'now' | date: '%Y' }}", "today")]
    public void A_template_that_grows_without_bounds_is_stopped(string source, string reason)
    {
        var compilation = LiquidTemplate.Parse(source);
        Assert.Empty(compilation.Problems);

        var rendering = compilation.Template!.Render(ContextValue.Empty, "en");

        Assert.Null(rendering.Html);
        Assert.Contains(reason, rendering.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_as_deep_as_allowed_is_rendered()
    {
        var source = Repeat("{% if a %}", 32) + "x" + Repeat("{% endif %}", 32);

        var rendering = LiquidTemplate.Parse(source).Template!.Render(ContextValue.Of(("a", Value.True)), "en");

        Assert.Equal("x", rendering.Html);
    }

    [Fact]
    public void Many_inner_loops_are_no_recursion()
    {
        var rendering = LiquidTemplate.Parse("{% for i in (1..300) %}{% for j in (1..3) %}.{% endfor %}{% endfor %}").Template!.Render(ContextValue.Empty, "en");

        Assert.Equal(900, rendering.Html!.Length);
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
