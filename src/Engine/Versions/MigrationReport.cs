using System.Collections.Immutable;

namespace WorkflowHub.Engine.Versions;

/// <summary>What would become of one case.</summary>
/// <param name="Problems">Why it cannot move; empty when it can.</param>
/// <param name="Moves">Where its tokens stand and would stand, oldest first.</param>
/// <param name="Armed">Events of the new version that would be listened for anew, by id.</param>
/// <param name="Disarmed">Events of the old version that would be listened for no longer, by id.</param>
/// <param name="Incidents">Faults that moving would meet and that a person would have to look at.</param>
public sealed record MigrationReport(
    Guid Case, ImmutableArray<MigrationProblem> Problems, ImmutableArray<MovedToken> Moves, ImmutableArray<string> Armed, ImmutableArray<string> Disarmed, ImmutableArray<string> Incidents)
{
    public bool CanMove => Problems.IsEmpty;
}

/// <param name="Code">Stable name, e.g. <c>element-missing</c>.</param>
/// <param name="Element">Id in the old version; in the plan, what it names.</param>
/// <param name="Message">English: what was expected, what was found.</param>
public sealed record MigrationProblem(string Code, string Element, string Message);

public sealed record MovedToken(int Token, string From, string To);
