using System.Collections.Immutable;
using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Engine.Procedures;

/// <summary>What a step does by itself when its people are not as expected. Whatever a rule does leaves an event.</summary>
/// <param name="Apart">Ids of steps whose deciders are not asked here: separation of duty.</param>
/// <param name="Signing">In which capacities the step may be decided; empty for one's own alone. Substitutes always may.</param>
/// <param name="OwnName">False when only those may decide who act in one of the capacities of <paramref name="Signing"/>.</param>
public sealed record StepRules(
    WhenNobody Nobody, WhenApplicant Applicant, WhenSame Same, WhenInactive Inactive, ImmutableArray<string> Apart, ImmutableArray<Capacity> Signing, bool OwnName)
{
    public static readonly StepRules Usual = new(WhenNobody.Stop, WhenApplicant.Allow, WhenSame.Ask, WhenInactive.LeaveOut, [], [], true);
}

/// <summary>Nobody is found.</summary>
public enum WhenNobody { Stop, Skip, Superior, Named }

/// <summary>The applicant is among those found.</summary>
public enum WhenApplicant { Allow, Skip, Superior, Forbid }

/// <summary>Somebody found has approved at another step.</summary>
public enum WhenSame { Ask, JustApproved, EverApproved }

/// <summary>Somebody found has left.</summary>
public enum WhenInactive { LeaveOut, Substitute }

/// <summary>What the holder of a task may do besides deciding; each may be switched off at a step.</summary>
public enum Move { Draft, Claim, Delegate, Transfer, Consult, AddSigner, TakeBack, Attach, Inform }
