using System.Collections.Immutable;

namespace WorkflowHub.Engine.Effects;

/// <summary>People are to be told something about a round; in what words and by which way is for whoever tells them. No answer comes back.</summary>
/// <param name="Kind">Stable name of what they are told.</param>
/// <param name="People">Person ids, each once.</param>
public sealed record Notify(string Kind, string Step, int Round, ImmutableArray<string> People) : Effect
{
    public const string DueSoon = "due-soon";
    public const string Overdue = "overdue";
    public const string Escalation = "escalation";
}
