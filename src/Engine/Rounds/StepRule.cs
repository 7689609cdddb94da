using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Names of a step's automatic rules as they are written down. None is silent.</summary>
public static class StepRule
{
    public const string Nobody = "nobody-found", Applicant = "applicant-found", Same = "same-person", Inactive = "inactive", Apart = "separation-of-duty", Acting = "acting-for", Signing = "signing";

    internal static void Note(this Run run, string step, string rule, string did, string? person = null, string? instead = null) =>
        run.Emit(new RuleApplied(step, rule, did, person, instead) { At = run.At, By = run.By });
}
