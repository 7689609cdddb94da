using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Reads how a step's decisions are counted.</summary>
internal static class VotingReader
{
    public static readonly string[] Attributes = ["policy", "needed", "of", "reject", "tie", "abstain", "anonymous"];

    private const int MaxNeeded = 100_000;

    public static VotingRule Read(XmlPart step, ModelReader reader)
    {
        var policy = reader.Choice(
            step, "policy", ("one", RoundPolicy.One), ("any", RoundPolicy.Any), ("all", RoundPolicy.All), ("count", RoundPolicy.Count), ("percent", RoundPolicy.Percent),
            ("weighted", RoundPolicy.Weighted), ("sequence", RoundPolicy.Sequence));
        var rule = new VotingRule(
            policy, Needed(step, policy, reader),
            reader.Choice(step, "of", ("may-vote", VoteBase.MayVote), ("voted", VoteBase.Voted)),
            reader.Choice(step, "reject", ("at-once", RejectMode.AtOnce), ("collect-all", RejectMode.CollectAll)),
            reader.Choice(step, "tie", ("enough", TieRule.Enough), ("against", TieRule.Against), ("chair", TieRule.Chair)),
            reader.Choice(step, "abstain", ("false", false), ("true", true)),
            reader.Choice(step, "anonymous", ("false", false), ("true", true)));
        Check(step, rule, reader);
        return rule;
    }

    private static int Needed(XmlPart step, RoundPolicy policy, ModelReader reader)
    {
        if (!Counts(policy)) return 0;
        if (step["needed"] is null) reader.Problem("bpmn.policy", step, $"The policy '{step["policy"]}' needs 'needed': how many, how many percent, or how much weight must agree.");
        return Numbers.Read(step, "needed", 1, policy == RoundPolicy.Percent ? 100 : MaxNeeded, reader, "bpmn.policy") ?? 1;
    }

    private static void Check(XmlPart step, VotingRule rule, ModelReader reader)
    {
        var name = step["policy"] ?? "one";
        if (!Counts(rule.Policy)) Unfit(step, name, reader, "needed", "tie");
        if (rule.Policy != RoundPolicy.Percent) Unfit(step, name, reader, "of");
        if (rule.Policy == RoundPolicy.One) Unfit(step, name, reader, "reject", "abstain", "anonymous");
        if (rule.Policy == RoundPolicy.Any) Unfit(step, name, reader, "reject", "anonymous");
        if (rule.Policy == RoundPolicy.Sequence) Unfit(step, name, reader, "anonymous");
        if (rule.Anonymous && step["form"] is not null)
            reader.Problem("bpmn.policy", step, "An anonymous vote has no form: what is filled in would tell who said what.");
    }

    private static void Unfit(XmlPart step, string policy, ModelReader reader, params ReadOnlySpan<string> attributes)
    {
        foreach (var attribute in attributes)
            if (step[attribute] is not null and not "false") reader.Problem("bpmn.policy", step, $"'{attribute}' has no meaning with the policy '{policy}'.");
    }

    private static bool Counts(RoundPolicy policy) => policy is RoundPolicy.Count or RoundPolicy.Percent or RoundPolicy.Weighted;
}
