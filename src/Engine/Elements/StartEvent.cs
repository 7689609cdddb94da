using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>A none start event. Returned to, it asks the applicant to correct the request.</summary>
internal sealed class StartEvent : Element, IStep
{
    /// <summary>How the correction looks as a step; null in a sub-process.</summary>
    public Step? Step { get; init; }

    public override void Enter(Walk walk, Token token) => Leave(walk, token);

    public void Ask(Walk walk, Token token) => RoundOpening.Open(walk, token, Step!, [new Candidate(walk.Case.Applicant, "Applicant")]);
}
