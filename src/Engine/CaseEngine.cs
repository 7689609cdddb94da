using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine;

/// <summary>
/// The one door of the engine. Pure: the moment and the person ride on the command, the organisation is handed in as it stands
/// at that moment, ids come from the case's own counter.
/// </summary>
public static class CaseEngine
{
    /// <summary>Decides a command on a case: facts and errands, or a refusal with a reason. Never throws for bad input.</summary>
    /// <param name="case">The case as it stands; <see cref="Case.None"/> for <see cref="StartCase"/>.</param>
    public static Decision Handle(Procedure procedure, Case @case, Command command, Organisation.OrganisationSnapshot organisation)
    {
        var run = new Run(procedure, @case, command, organisation);
        return command.Decide(run) is { } refusal ? new Decision(@case, [], [], refusal) : run.Finish();
    }

    /// <summary>Moves a running case to another version of its procedure: the facts of it, or a refusal that says what cannot move.</summary>
    /// <param name="from">The version it runs on.</param>
    public static Decision Migrate(Procedure from, Procedure to, Case @case, MigrateCase command, Organisation.OrganisationSnapshot organisation)
    {
        var run = new Run(to, @case, command, organisation);
        return command.Decide(run, from) is { } refusal ? new Decision(@case, [], [], refusal) : run.Finish();
    }

    /// <summary>The case after one more fact. Total: a fact cannot be refused.</summary>
    public static Case Apply(Case @case, Event @event)
    {
        var next = @event.Apply(@case);
        if (ReferenceEquals(next, @case)) next = @case with { };
        next.sequence = @case.Revision + 1;
        return next;
    }

    /// <summary>Rebuilds a case from its journal.</summary>
    public static Case Fold(IEnumerable<Event> journal)
    {
        var @case = Case.None;
        foreach (var @event in journal) @case = Apply(@case, @event);
        return @case;
    }
}

/// <param name="Case">The case after the events (the case as it was, when refused).</param>
/// <param name="Refusal">Null when the command was accepted. An accepted command may have no events (late news is no news).</param>
public sealed record Decision(Case Case, ImmutableArray<Event> Events, ImmutableArray<Effect> Effects, Refusal? Refusal);

/// <param name="Code">Stable name, e.g. <c>task-finished</c>, <c>not-yours</c>, <c>unknown-outcome</c>; the key of its translations.</param>
/// <param name="Message">The English sentence a clerk could read.</param>
/// <param name="Facts">What the sentence names (step, person, field), for translations.</param>
public sealed record Refusal(string Code, string Message, ImmutableDictionary<string, string> Facts)
{
    internal static Refusal Of(string code, string message, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var named = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts) named[name] = value;
        return new Refusal(code, message, named.ToImmutable());
    }
}
