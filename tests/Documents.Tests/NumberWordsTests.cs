using System.Globalization;
using WorkflowHub.Expressions;

namespace WorkflowHub.Documents.Tests;

public sealed class NumberWordsTests
{
    [Theory]
    [InlineData("0", "zero", "không", "صفر")]
    [InlineData("5", "five", "năm", "خمسة")]
    [InlineData("10", "ten", "mười", "عشرة")]
    [InlineData("11", "eleven", "mười một", "أحد عشر")]
    [InlineData("15", "fifteen", "mười lăm", "خمسة عشر")]
    [InlineData("20", "twenty", "hai mươi", "عشرون")]
    [InlineData("21", "twenty-one", "hai mươi mốt", "واحد وعشرون")]
    [InlineData("24", "twenty-four", "hai mươi bốn", "أربعة وعشرون")]
    [InlineData("55", "fifty-five", "năm mươi lăm", "خمسة وخمسون")]
    [InlineData("100", "one hundred", "một trăm", "مئة")]
    [InlineData("105", "one hundred and five", "một trăm linh năm", "مئة وخمسة")]
    [InlineData("111", "one hundred and eleven", "một trăm mười một", "مئة وأحد عشر")]
    [InlineData("250", "two hundred and fifty", "hai trăm năm mươi", "مئتان وخمسون")]
    [InlineData("1000", "one thousand", "một nghìn", "ألف")]
    [InlineData("1005", "one thousand and five", "một nghìn không trăm linh năm", "ألف وخمسة")]
    [InlineData("2000", "two thousand", "hai nghìn", "ألفان")]
    [InlineData("3000", "three thousand", "ba nghìn", "ثلاثة آلاف")]
    [InlineData("11000", "eleven thousand", "mười một nghìn", "أحد عشر ألفًا")]
    [InlineData("100000", "one hundred thousand", "một trăm nghìn", "مئة ألف")]
    [InlineData("1234567", "one million two hundred and thirty-four thousand five hundred and sixty-seven",
        "một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy", "مليون ومئتان وأربعة وثلاثون ألفًا وخمسمئة وسبعة وستون")]
    [InlineData("15000000", "fifteen million", "mười lăm triệu", "خمسة عشر مليونًا")]
    [InlineData("1000000000", "one billion", "một tỷ", "مليار")]
    [InlineData("1234000000000", "one trillion two hundred and thirty-four billion", "một nghìn hai trăm ba mươi bốn tỷ", "تريليون ومئتان وأربعة وثلاثون مليارًا")]
    [InlineData("2005000000", "two billion five million", "hai tỷ không trăm linh năm triệu", "ملياران وخمسة ملايين")]
    [InlineData("-7", "minus seven", "âm bảy", "سالب سبعة")]
    public void A_number_is_written_in_words(string number, string english, string vietnamese, string arabic)
    {
        Assert.Equal(english, Words(number, "en"));
        Assert.Equal(vietnamese, Words(number, "vi"));
        Assert.Equal(arabic, Words(number, "ar"));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1000000000000000")]
    public void A_number_without_words_is_refused(string number)
    {
        var rendering = LiquidTemplate.Parse("{{ n | number_in_words }}").Template!.Render(ContextValue.Of(("n", Number(number))), "en");

        Assert.Null(rendering.Html);
        Assert.Contains("in words", rendering.Refusal, StringComparison.Ordinal);
    }

    private static string? Words(string number, string language) =>
        LiquidTemplate.Parse("{{ n | number_in_words }}").Template!.Render(ContextValue.Of(("n", Number(number))), language).Html;

    private static Value Number(string number) => Value.Of(decimal.Parse(number, CultureInfo.InvariantCulture));
}
