using System.Runtime.CompilerServices;
using System.Text;
using WorkflowHub.Engine.Journal;

namespace WorkflowHub.Engine.Tests.Journal;

/// <summary>
/// Journals as earlier versions of the program wrote them. Each line of a file is an event's name, version and JSON; the last line,
/// after an equals sign, is the case they make. Files may be added, never changed.
/// </summary>
public sealed class RecordedTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder(), "*.journal").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_recorded_journal_makes_the_same_case_for_ever(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(), file));
        var @case = CaseEngine.Fold(lines.SkipLast(1).Select(line =>
        {
            var parts = line.Split(' ', 3);
            return EventJson.Read(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(parts[2]));
        }));

        Assert.Equal(lines[^1], $"= {Words.Of(@case, "IsActive", "Subscriptions", "Last", "Decided", "Acts", "RevocationAsked")}");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Recorded");
}
