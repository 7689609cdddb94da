namespace WorkflowHub.Engine.Calendar;

/// <summary>The time somebody is given: by the calendar (<c>P3D</c>) or in working time (<c>2 working days</c>). A length, never a moment.</summary>
public abstract record Allowance
{
    private protected Allowance() { }

    /// <summary>What a designer may write, for messages.</summary>
    public const string Expected = "an ISO 8601 duration such as P3D or PT4H, or working time such as '2 working days' or '4 working hours'";

    /// <summary>Whether it is no time at all.</summary>
    public bool IsZero => this is CalendarPeriod { Months: 0, Days: 0, Time.Ticks: 0 } or WorkingTime { Days: 0, Hours.Ticks: 0 };

    private const int LongestText = 64;

    /// <summary>Reads either kind; null when the text is neither, is negative, or is longer than a hundred years.</summary>
    public static Allowance? Read(string text)
    {
        if (text.Length > LongestText) return null;
        return text.StartsWith('P') ? CalendarPeriod.Read(text) : WorkingTime.Read(text);
    }
}
