namespace WorkflowHub.Engine.Organisation;

/// <summary>
/// Why somebody was found, as it is written down: a kind and what it is about, separated by colons. Whoever shows it finds the words
/// in the reader's language, with the names that units have then.
/// </summary>
public static class Reason
{
    public const string Applicant = "applicant", Named = "named", Holder = "holder", Superior = "superior", Manager = "manager", Field = "field", Decider = "decider";

    internal static string HolderOf(string position, string unit) => $"{Holder}:{position}:{unit}";
    internal static string SuperiorIn(string unit) => $"{Superior}:{unit}";
    internal static string ManagerIn(string unit) => $"{Manager}:{unit}";
    internal static string ChosenIn(string field) => $"{Field}:{field}";
    internal static string DeciderOf(string step) => $"{Decider}:{step}";
}
