using System.Collections.Immutable;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>A user task: a step that opens a round and waits for its one outcome.</summary>
internal sealed class UserTask : Element, IStep
{
    public required Step Step { get; init; }
    Step? IStep.Step => Step;

    public required ImmutableArray<ParticipantRule> Participants { get; init; }

    public override void Enter(Walk walk, Token token)
    {
        Boundary.Arm(walk, token, this);
        Ask(walk, token);
    }

    public void Ask(Walk walk, Token token)
    {
        var found = ParticipantRule.Resolve(Participants, walk.Case, walk.Organisation);
        if (found.People.IsEmpty)
            walk.Raise(token, IncidentKinds.NobodyFound, $"Nobody was found for the step \"{Name}\": {found.Why}.");
        else
            RoundOpening.Open(walk, token, Step, found.People);
    }

    // Its boundary timers went on running while it was stopped.
    public override void Retry(Walk walk, Token token) => Ask(walk, token);
}
