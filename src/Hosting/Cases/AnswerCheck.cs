using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using WorkflowHub.Forms;

namespace WorkflowHub.Hosting.Cases;

/// <summary>Checks a task's answers against its step's form and rights, with what the case has at the moment of the decision.</summary>
internal static class AnswerCheck
{
    private static readonly IReadOnlyList<FieldError> NothingAsked = [new FieldError("/data", "not-allowed", "This step asks for nothing.")];

    /// <returns>
    /// The command with the answers as they are to be stored. With errors it is to be put to the engine all the same: who may not act
    /// is refused before anything is said about a form.
    /// </returns>
    public static (Command Command, IReadOnlyList<FieldError> Errors) Check(PublishedProcedure procedure, Case @case, Command command)
    {
        if (command is not ActOnTask act || @case.Task(act.Task) is not { } task || procedure.Procedure.Step(task.Step) is not { } step) return (command, []);
        if (task.For is not null) return (act with { Data = ContextValue.Empty }, []);
        if (step.Form is null) return act.Data.Count == 0 ? (act, []) : (act with { Data = ContextValue.Empty }, NothingAsked);

        var answer = procedure.Forms[step.Form].Check(act.Data, @case.Data, step.Fields);
        return answer.Errors.IsEmpty ? (act with { Data = answer.Data }, []) : (act with { Data = ContextValue.Empty }, answer.Errors);
    }
}
