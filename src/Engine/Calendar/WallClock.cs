namespace WorkflowHub.Engine.Calendar;

/// <summary>
/// Between moments and what the clock on the wall of a zone shows. Where the clock is put forward, an hour that is skipped means the moment of the jump;
/// where it is put back, an hour that comes twice means its first coming. So a later wall time never gives an earlier moment.
/// </summary>
internal static class WallClock
{
    public static DateTime In(TimeZoneInfo zone, DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;

    public static DateOnly DayIn(TimeZoneInfo zone, DateTimeOffset moment) => DateOnly.FromDateTime(In(zone, moment));

    public static DateTimeOffset At(TimeZoneInfo zone, DateOnly day, TimeSpan sinceMidnight) => At(zone, day.ToDateTime(TimeOnly.MinValue) + sinceMidnight);

    public static DateTimeOffset At(TimeZoneInfo zone, DateTime wall)
    {
        wall = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(wall)) return Jump(zone, wall);
        // Put back, the larger offset is the one that was valid first.
        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return Utc(wall, offset);
    }

    private static DateTimeOffset Jump(TimeZoneInfo zone, DateTime wall)
    {
        var (before, after) = (wall, wall);
        while (zone.IsInvalidTime(before)) before = before.AddHours(-1);
        while (zone.IsInvalidTime(after)) after = after.AddHours(1);
        var (low, high) = (Utc(before, zone.GetUtcOffset(before)), Utc(after, zone.GetUtcOffset(after)));
        var offset = zone.GetUtcOffset(low);
        // The jump lies where the offset changes, on a whole second.
        while (high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low + TimeSpan.FromSeconds(Math.Floor((high - low).TotalSeconds / 2));
            if (zone.GetUtcOffset(middle) == offset) low = middle;
            else high = middle;
        }
        return new DateTimeOffset(high.Ticks - (high.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }

    private static DateTimeOffset Utc(DateTime wall, TimeSpan offset) =>
        new(Math.Clamp(wall.Ticks - offset.Ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
}
