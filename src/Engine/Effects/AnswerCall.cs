using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Effects;

/// <summary>What a called case has to say to its caller; it comes there as a command on the job that called it.</summary>
/// <param name="Kind">How the call went.</param>
/// <param name="Code">Code of the error or escalation; why it failed.</param>
/// <param name="Data">The called case's data.</param>
public sealed record AnswerCall(Caller Caller, CallAnswer Kind, string? Code, ContextValue Data) : Effect
{
    /// <summary>The command for the calling case. Quiet there when nobody waits for the answer any more.</summary>
    public Command At(DateTimeOffset at) => Kind switch
    {
        CallAnswer.Completed => new CompleteJob(Caller.Job, Data) { At = at, By = Command.System },
        CallAnswer.Error => new ThrowError(Caller.Job, Code!, Data) { At = at, By = Command.System },
        CallAnswer.Escalation => new ThrowEscalation(Caller.Job, Code!, Data) { At = at, By = Command.System },
        _ => new FailJob(Caller.Job, 1, Code ?? "", Last: true) { At = at, By = Command.System },
    };
}

public enum CallAnswer
{
    /// <summary>It came to its end, or was terminated by an end event of its own.</summary>
    Completed,

    /// <summary>It ended with an error that nothing in it listened for.</summary>
    Error,

    /// <summary>It escalates something and goes on.</summary>
    Escalation,

    /// <summary>Somebody withdrew or cancelled it.</summary>
    Failed,
}

/// <summary>A call that nobody waits for any more: the called case, if it has begun, is cancelled. Idempotency key: case id and job number.</summary>
public sealed record CancelCall(int Job) : Effect;
