namespace WorkflowHub.Engine.Organisation;

/// <summary>
/// Why somebody was found, as it is written down: a kind and what it is about, separated by colons. Whoever shows it finds the words
/// in the reader's language, with the names that units have then.
/// </summary>
public static class Reason
{
    public const string Applicant = "applicant", Named = "named", Holder = "holder", Superior = "superior", Manager = "manager", Field = "field", Decider = "decider";
    public const string SuperiorOf = "superior-of", Substitute = "substitute", ByOrder = "by-order", OnAuthorisation = "on-authorisation", Collective = "collective";
    public const string Delegated = "delegated", Transferred = "transferred", Reassigned = "reassigned", Consulted = "consulted", Added = "added", TakenBack = "taken-back";

    internal static string HolderOf(string position, string unit) => $"{Holder}:{position}:{unit}";
    internal static string SuperiorIn(string unit) => $"{Superior}:{unit}";
    internal static string ManagerIn(string unit) => $"{Manager}:{unit}";
    internal static string ChosenIn(string field) => $"{Field}:{field}";
    internal static string DeciderOf(string step) => $"{Decider}:{step}";

    internal static string SuperiorOfPerson(string person) => $"{SuperiorOf}:{person}";

    /// <summary>Somebody's move or right is the reason: who they are, or for whom they act.</summary>
    internal static string By(string kind, string person) => $"{kind}:{person}";

    internal static string ActingFor(Capacity capacity, string personOrUnit) => By(
        capacity switch { Capacity.Substitute => Substitute, Capacity.ByOrder => ByOrder, Capacity.OnAuthorisation => OnAuthorisation, _ => Collective }, personOrUnit);
}
