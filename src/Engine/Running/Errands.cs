using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Running;

/// <summary>Jobs: errands asked for as effects, in the same breath as the event that says so.</summary>
internal static class Errands
{
    public static void Request(this Run run, Token token, string kind, ContextValue input)
    {
        var job = run.Case.Last.Job + 1;
        run.Emit(new JobRequested(job, token.Number, token.Element, kind, input) { At = run.At, By = run.By });
        run.Ask(new RunJob(job, token.Element, kind, input));
    }

    public static void CancelJobOf(this Run run, Token token)
    {
        foreach (var job in run.Case.Jobs)
        {
            if (job.Token != token.Number) continue;
            run.Emit(new JobCancelled(job.Number, job.Element) { At = run.At, By = run.By });
            if (job.Kind == CallActivity.Job) run.Ask(new CancelCall(job.Number));
        }
    }
}
