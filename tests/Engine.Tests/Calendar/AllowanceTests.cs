using WorkflowHub.Engine.Calendar;

namespace WorkflowHub.Engine.Tests.Calendar;

public sealed class AllowanceTests
{
    [Theory]
    [InlineData("P3D", "P3D")]
    [InlineData("P2W", "P14D")]
    [InlineData("P1Y2M3DT4H5M6.5S", "P1Y2M3DT4H5M6.5S")]
    [InlineData("P18M", "P1Y6M")]
    [InlineData("PT36H", "PT36H")]
    [InlineData("PT90S", "PT1M30S")]
    [InlineData("PT0S", "PT0S")]
    [InlineData("P100Y", "P100Y")]
    [InlineData("2 working days", "2 working days")]
    [InlineData("1 working day", "1 working day")]
    [InlineData("1 working days", "1 working day")]
    [InlineData("4 working hours", "4 working hours")]
    [InlineData("90 working minutes", "90 working minutes")]
    [InlineData("120 working minutes", "2 working hours")]
    [InlineData("0 working days", "0 working hours")]
    public void Is_read_and_written(string text, string written) => Assert.Equal(written, Allowance.Read(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("-P1D")]
    [InlineData("P-1D")]
    [InlineData("P1.5D")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("P1D ")]
    [InlineData("P1D\n")]
    [InlineData("p1d")]
    [InlineData("P1M1Y")]
    [InlineData("P101Y")]
    [InlineData("P99999999999999999999D")]
    [InlineData("P36601D")]
    [InlineData("2 days")]
    [InlineData("two working days")]
    [InlineData("-2 working days")]
    [InlineData("2  working days")]
    [InlineData("1.5 working hours")]
    [InlineData("99999 working days")]
    [InlineData("2 Working Days")]
    public void What_could_be_misread_is_turned_away(string text) => Assert.Null(Allowance.Read(text));

    [Fact]
    public void A_text_of_any_length_is_turned_away_at_once() => Assert.Null(Allowance.Read("P" + new string('1', 1_000_000) + "D"));

    [Fact]
    public void Working_time_is_not_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingTime.OfDays(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingTime.OfHours(TimeSpan.FromTicks(-1)));
    }
}
