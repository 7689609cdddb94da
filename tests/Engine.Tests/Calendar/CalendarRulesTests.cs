using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Engine.Tests.Calendar;

public sealed class CalendarRulesTests
{
    private static readonly OrganisationSnapshot Company = new(
    [
        Unit("company", null, Office.Rules("Asia/Ho_Chi_Minh", ("09-02", "closed"), ("2026-02-17", "closed"), ("saturday", "08:00-12:00"))),
        Unit("paris", "company", Office.Rules("Europe/Paris", ("09-02", "ordinary"), ("saturday", "closed"), ("2026-02-17", "10:00-11:00"))),
        Unit("shop", "paris", null),
        Unit("counter", "shop", Office.Rules(null, ("2026-02-18", "like saturday"))),
        Unit("elsewhere", null, null),
    ], [], []);

    private static Unit Unit(string id, string? parent, CalendarRules? rules) => new(id, id, LocalText.Of(id), "unit", parent, rules);

    [Theory]
    [InlineData("company", "Asia/Ho_Chi_Minh")]
    [InlineData("shop", "Europe/Paris")]
    [InlineData("counter", "Europe/Paris")]
    [InlineData("elsewhere", "UTC")]
    [InlineData("nowhere", "UTC")]
    public void The_zone_is_the_nearest_that_is_named(string unit, string zone) => Assert.Equal(zone, Company.CalendarOf(unit).Zone.Id);

    [Theory]
    [InlineData("company", "2026-09-02", false)]
    [InlineData("shop", "2026-09-02", true)]
    [InlineData("company", "2026-02-17", false)]
    [InlineData("shop", "2026-02-17", true)]
    [InlineData("company", "2026-02-21", true)]
    [InlineData("shop", "2026-02-21", false)]
    [InlineData("shop", "2026-02-18", true)]
    [InlineData("counter", "2026-02-18", false)]
    [InlineData("company", "2026-02-22", false)]
    [InlineData("elsewhere", "2026-02-17", true)]
    public void A_day_is_what_the_nearest_unit_says(string unit, string day, bool works) =>
        Assert.Equal(works, Company.CalendarOf(unit).IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_unit_that_says_nothing_shares_the_calendar_above() => Assert.Same(Company.CalendarOf("paris"), Company.CalendarOf("shop"));

    [Theory]
    [InlineData("monday", "8:00-12:00")]
    [InlineData("monday", "12:00-08:00")]
    [InlineData("monday", "08:00-12:00 11:00-13:00")]
    [InlineData("monday", "08:00-24:01")]
    [InlineData("monday", "")]
    [InlineData("monday", "like tuesday")]
    [InlineData("monday", "ordinary")]
    [InlineData("Monday", "closed")]
    [InlineData("02-30", "closed")]
    [InlineData("2026-02-29", "closed")]
    [InlineData("2026-2-1", "closed")]
    [InlineData("2026-02-17", "like holiday")]
    [InlineData("2026-02-17", "open")]
    public void What_cannot_be_read_is_named(string day, string what) => Assert.Contains(day, Assert.Single(Office.Rules(null, (day, what)).Problems()), StringComparison.Ordinal);

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public void An_unknown_zone_is_named(string zone) => Assert.Contains("time zone", Assert.Single(Office.Rules(zone).Problems()), StringComparison.Ordinal);

    [Fact]
    public void Good_rules_have_no_problems() =>
        Assert.Empty(Office.Rules("Asia/Riyadh", ("sunday", "00:00-24:00"), ("02-29", "closed"), ("2026-02-17", "like sunday"), ("2026-02-18", "ordinary")).Problems());
}
