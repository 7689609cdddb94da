using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Nobody has decided in time: the round closes with an outcome the designer named for this.</summary>
internal sealed record ActRung(Allowance Away, string Outcome) : Rung(Away, IsAfter: true)
{
    public override void Reach(Run run, OpenRound round, int place, StepPlan plan)
    {
        run.Emit(new DecidedByTime(round.Number, round.Step, place, Outcome) { At = run.At, By = run.By });
        run.CloseWith(run.Case.Rounds.Numbered(round.Number)!, Outcome, "the time is over");
    }
}
