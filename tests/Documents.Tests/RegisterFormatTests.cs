namespace WorkflowHub.Documents.Tests;

public sealed class RegisterFormatTests
{
    [Theory]
    [InlineData("{number:00}/IN", 7, "07/IN")]
    [InlineData("{number:00}/IN", 107, "107/IN")]
    [InlineData("CV-{number}", 7, "CV-7")]
    public void A_number_is_printed_by_its_format(string format, int number, string printed) =>
        Assert.Equal(printed, RegisterFormat.Parse(format).Format!.Print(number));

    [Theory]
    [InlineData("no number")]
    [InlineData("{number}{number}")]
    [InlineData("{number:0x}")]
    [InlineData("{number:00000000000}")]
    [InlineData("{other}")]
    [InlineData("}number{")]
    [InlineData("{number")]
    public void A_format_that_would_not_tell_numbers_apart_is_refused(string format)
    {
        var reading = RegisterFormat.Parse(format);

        Assert.Null(reading.Format);
        Assert.Contains("{number}", reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_format_is_refused_by_its_limit() =>
        Assert.Contains("limit: format", RegisterFormat.Parse(new string('x', 101) + "{number}").Problem, StringComparison.Ordinal);
}
