using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>An activity is being compensated, and will not be again.</summary>
/// <param name="Element">Its handler, or the container itself when what was completed inside is compensated.</param>
/// <param name="Activity">Number of the activity.</param>
/// <param name="For">Number of the token that asked for it.</param>
public sealed record CompensationBegan(int Token, string Element, int Scope, int Activity, int For) : Event
{
    internal override Case Apply(Case was)
    {
        var done = was.Completed.Numbered(Activity);
        var isWhole = done?.Element == Element;
        var left = was.Completed.Without(Activity);
        left = isWhole ? [.. left.Select(inner => inner.Scope == Activity ? inner with { Scope = Token } : inner)] : CompletedActivities.Without(left, Activity);
        return was with
        {
            Tokens = was.Tokens.Add(new Token(Token, Element, Scope, null) { Undoes = new Undoing(For, Activity), Locals = isWhole ? done!.Locals : null }),
            Compensable = CompletedActivities.Written(left),
            Last = was.Last with { Token = Token },
        };
    }
}
