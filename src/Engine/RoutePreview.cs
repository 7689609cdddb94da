using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Engine;

/// <summary>Who would decide, in which order and by when: the same engine run on a copy of the case.</summary>
public static class RoutePreview
{
    /// <summary>The way from the start, each step decided by its first positive outcome. A case that cannot start gives its refusal.</summary>
    public static Route OfStart(Procedure procedure, StartCase start, Organisation.OrganisationSnapshot organisation) => throw new NotSupportedException();

    /// <summary>The way from where a running case stands.</summary>
    public static Route OfCase(Procedure procedure, Case @case, DateTimeOffset at, Organisation.OrganisationSnapshot organisation) => throw new NotSupportedException();
}

/// <param name="Complete">False when the walk stopped before the end (an incident, or the walk's limit), said in <paramref name="Note"/>.</param>
public sealed record Route(ImmutableArray<RouteStep> Steps, bool Complete, string? Note, Refusal? Refusal);

/// <param name="Assumed">True when reaching it supposes an earlier decision.</param>
public sealed record RouteStep(string Step, LocalText Name, ImmutableArray<Candidate> People, DateTimeOffset? DueAt, bool Assumed, string? Problem);
