using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>Says something about a case, also after its end.</summary>
public sealed record AddComment(string Text) : Command
{
    public const int MaxLength = 10_000, MostMentioned = 50;

    /// <summary>Person ids of whom the comment speaks to, null for nobody in particular; they may read the case from then on.</summary>
    public ImmutableArray<string>? Mentions { get; init; }

    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status == CaseStatus.None) return Checks.NotActive(run.Case);
        if (string.IsNullOrWhiteSpace(Text)) return Refusal.Of("empty-comment", "The comment is empty.");
        if (Text.Length > MaxLength)
            return Refusal.Of("comment-too-long", $"A comment has at most {MaxLength:N0} characters; this one has {Text.Length:N0}.", ("limit", $"{MaxLength}"));
        if (Mentions?.Length > MostMentioned) return Refusal.Of("people-number", $"A comment speaks to at most {MostMentioned} people.", ("limit", $"{MostMentioned}"));
        foreach (var person in Mentions ?? [])
            if (run.Organisation.Person(person) is not { Active: true }) return Refusal.Of("unknown-person", $"There is no active person {person}.", ("person", person));
        run.Emit(new CommentAdded(Text) { Mentions = Mentions, At = At, By = By });
        return null;
    }
}
