using WorkflowHub.Engine.Procedures;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>An element that people decide: a user task, or the start event when a case comes back to its applicant.</summary>
internal interface IStep
{
    Step? Step { get; }

    /// <summary>Opens a round for a token that stands here.</summary>
    void Ask(Walk walk, Token token);
}
