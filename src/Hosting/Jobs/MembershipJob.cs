using WorkflowHub.Expressions;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Memberships;

namespace WorkflowHub.Hosting.Jobs;

/// <summary>One move of a transfer: a member is released, accepted, or stays after all.</summary>
internal sealed class MembershipJob(MembershipStore memberships, TimeProvider time) : IJobKind
{
    public string Kind => "membership";

    public async Task<ContextValue?> Run(LeasedJob job, CancellationToken cancellation)
    {
        var member = job.Text("member");
        var errand = new MembershipErrand(job.CaseId, job.Number, time.GetUtcNow());
        var answer = job.Text("action") switch
        {
            "release" => await memberships.Release(errand, member, job.Text("to"), cancellation),
            "accept" => await memberships.Accept(errand, member, cancellation),
            "revert" => await memberships.Revert(errand, member, cancellation),
            var other => throw new JobRefusedException($"A membership can be released, accepted or reverted, not \"{other}\"."),
        };
        return answer.Refusal is { } refusal
            ? throw new JobRefusedException(refusal)
            : ContextValue.Of(("from", Value.Of(answer.From)), ("to", Value.Of(answer.To)), ("status", Value.Of(answer.Status)));
    }
}
