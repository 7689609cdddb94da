using WorkflowHub.Api.Problems;
using WorkflowHub.Engine.Events;

namespace WorkflowHub.Api.Cases;

/// <summary>What a step's rule did by itself, told to people.</summary>
internal static class RuleTold
{
    public static string Of(CaseReading read, RuleApplied rule)
    {
        var key = $"timeline.rule.{rule.Rule}.{rule.Did}";
        return Timeline.Say(
            read, rule, Sentences.Find(read.Language, key) is null ? $"timeline.rule.{rule.Rule}" : key,
            ("step", Timeline.StepName(read, rule.Step)), ("person", Name(read, rule.Person)), ("instead", Name(read, rule.Instead ?? rule.Person)), ("reason", read.Reasons.Say(rule.Did)));
    }

    private static string Name(CaseReading read, string? person) => person is null ? "" : read.Person(person).Name;
}
