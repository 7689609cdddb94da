namespace WorkflowHub.Documents.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("{{ subject }}", "1:4 subject")]
    [InlineData("a\n  {{ case.title }}", "2:6 case.title")]
    [InlineData("{% for line in lines %}{{ line.price }}{% endfor %}{{ line }}", "1:16 lines", "1:27 lines[].price", "1:27 line")]
    [InlineData("{% assign x = case %}{{ x.title }}", "1:15 case", "1:25 case.title")]
    [InlineData("{{ people[buyer].name }}", "1:11 buyer", "1:4 people[].name")]
    [InlineData("{% if amount > 5 and agreed %}{% elsif other %}{% else %}{{ last }}{% endif %}", "1:7 amount", "1:22 agreed", "1:40 other", "1:61 last")]
    [InlineData("{% unless a %}{% case b %}{% when c %}{{ d | append: e }}{% endcase %}{% endunless %}", "1:11 a", "1:23 b", "1:35 c", "1:54 e", "1:42 d")]
    [InlineData("{% capture x %}{{ a }}{% endcapture %}{{ x }}", "1:19 a")]
    [InlineData("{{ 'subject' }}{{ true }}{{ nil }}{{ 5 }}")]
    public void The_data_a_template_reads_is_known_with_its_place(string source, params string[] expected)
    {
        var compilation = LiquidTemplate.Parse(source);

        Assert.Empty(compilation.Problems);
        Assert.Equal(expected, compilation.Template!.Names.Select(name => $"{name.Line}:{name.Column} {name.Text}"));
    }
}
