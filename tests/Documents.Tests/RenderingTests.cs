using WorkflowHub.Expressions;

namespace WorkflowHub.Documents.Tests;

public sealed class RenderingTests
{
    private static readonly ContextValue Data = ContextValue.Of(
        ("subject", Value.Of("Ghế <b>văn phòng</b> & bàn")),
        ("amount", Value.Of(1234567.5m)),
        ("day", Value.Of("2026-03-02")),
        ("today", Value.Of(new DateOnly(2026, 11, 24))),
        ("buyer", Value.Of("p-an")),
        ("none", Value.Null),
        ("agreed", Value.True),
        ("lines", Value.Of(
            ContextValue.Of(("item", Value.Of("Desk")), ("price", Value.Of(10m))),
            ContextValue.Of(("item", Value.Of("Chair")), ("price", Value.Of(2.50m))))),
        ("people", ContextValue.Of(("p-an", ContextValue.Of(("name", Value.Of("Nguyễn Văn An")))))),
        ("case", ContextValue.Of(("title", Value.Of("Đề nghị")), ("startedAt", Value.Of("2026-03-02T18:30:00Z")))));

    [Theory]
    [InlineData("{{ subject }}", "Ghế &lt;b&gt;văn phòng&lt;/b&gt; &amp; bàn")]
    [InlineData("{{ subject | escape }}", "Ghế &lt;b&gt;văn phòng&lt;/b&gt; &amp; bàn")]
    [InlineData("{% capture x %}<i>{{ subject }}</i>{% endcapture %}{{ x }}", "<i>Ghế &lt;b&gt;văn phòng&lt;/b&gt; &amp; bàn</i>")]
    [InlineData("{% assign x = subject | append: '<script>' %}{{ x }}", "Ghế &lt;b&gt;văn phòng&lt;/b&gt; &amp; bàn&lt;script&gt;")]
    [InlineData("{{ people[buyer].name }}", "Nguyễn Văn An")]
    [InlineData("{{ case.title }}", "Đề nghị")]
    [InlineData("{% for line in lines %}{{ forloop.index }} {{ line.item }}; {% endfor %}", "1 Desk; 2 Chair; ")]
    [InlineData("{% if agreed %}yes{% else %}no{% endif %}", "yes")]
    [InlineData("{% if none %}yes{% else %}no{% endif %}{{ none }}", "no")]
    [InlineData("{{ missing.field.deep }}", "")]
    [InlineData("{{ lines | map: 'item' | join: ', ' }}", "Desk, Chair")]
    [InlineData("{{ lines.size }} {{ lines | size }}", "2 2")]
    [InlineData("{{ 'a-b-c' | replace: '-', '+' }}", "a&#x2B;b&#x2B;c")]
    [InlineData("{% raw %}{{ subject }}{% endraw %}", "{{ subject }}")]
    [InlineData("{% comment %}{% if %}{% endcomment %}x", "x")]
    [InlineData("{{ buyer.GetType }}{{ case.GetType }}{{ people.Keys }}", "")]
    public void A_template_renders(string source, string expected) => Assert.Equal(expected, Render(source, "en"));

    [Theory]
    [InlineData("{{ day | date_long }}", "en", "2 March 2026")]
    [InlineData("{{ day | date_long }}", "vi", "ngày 02 tháng 3 năm 2026")]
    [InlineData("{{ '2026-01-09' | date_long }}", "vi", "ngày 09 tháng 01 năm 2026")]
    [InlineData("{{ day | date_long }}", "ar", "2 مارس 2026")]
    [InlineData("{{ today | date_long }}", "ar", "24 نوفمبر 2026")]
    [InlineData("{{ day | date_short }}", "vi", "02/03/2026")]
    [InlineData("{{ case.startedAt | date_time }}", "en", "02/03/2026 18:30")]
    [InlineData("{{ case.startedAt | date_time: 'Asia/Ho_Chi_Minh' }}", "vi", "03/03/2026 01:30")]
    [InlineData("{{ '07:05' | time_short }}", "vi", "07:05")]
    [InlineData("{{ 'soon' | date_long }}", "en", "soon")]
    [InlineData("{{ day | date: '%d/%m/%Y' }}", "en", "02/03/2026")]
    [InlineData("{{ amount | number }}", "en", "1,234,567.5")]
    [InlineData("{{ amount | number: 2 }}", "vi", "1.234.567,50")]
    [InlineData("{{ amount | money: 'VND' }}", "vi", "1.234.568&#xA0;₫")]
    [InlineData("{{ amount | money: 'USD' }}", "en", "$1,234,567.50")]
    [InlineData("{{ amount | money: 'XYZ' }}", "en", "1,234,567.50&#xA0;XYZ")]
    [InlineData("{{ 950 | money }}", "vi", "950")]
    public void Dates_and_figures_are_written_for_the_language(string source, string language, string expected) =>
        Assert.Equal(expected, Render(source, language));

    [Fact]
    public void Money_in_arabic_has_arabic_separators_and_symbol()
    {
        var html = Render("{{ amount | money: 'SAR' }}", "ar");

        Assert.EndsWith("ر.س", html, StringComparison.Ordinal);
        Assert.Matches("^1[٬,]234[٬,]567[٫.]50", html);
    }

    [Fact]
    public void A_page_is_self_contained_and_follows_the_direction_of_its_language()
    {
        var page = DocumentPage.Wrap("<p>خطاب</p>", "خطاب </title><script>", "ar");

        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("<title>خطاب &lt;/title&gt;&lt;script&gt;</title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    private static string Render(string source, string language)
    {
        var compilation = LiquidTemplate.Parse(source);
        Assert.Empty(compilation.Problems);
        var rendering = compilation.Template!.Render(Data, language);
        Assert.Null(rendering.Refusal);
        return rendering.Html!;
    }
}
