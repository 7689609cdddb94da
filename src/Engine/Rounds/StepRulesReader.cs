using System.Collections.Immutable;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Reads what a step does by itself, and which moves its holders do not have.</summary>
internal static class StepRulesReader
{
    public static readonly string[] Attributes = ["nobody", "applicant", "same-person", "inactive", "signing"];
    public static readonly string[] Children = ["otherwise", "not-same-as"];

    public static readonly (string Word, Move Meaning)[] Moves =
    [
        ("draft", Move.Draft), ("claim", Move.Claim), ("delegate", Move.Delegate), ("transfer", Move.Transfer), ("consult", Move.Consult), ("add-signer", Move.AddSigner),
        ("take-back", Move.TakeBack), ("attach", Move.Attach), ("inform", Move.Inform),
    ];

    private static readonly (string Word, Capacity? Meaning)[] Capacities =
        [("own", null), ("by-order", Capacity.ByOrder), ("on-authorisation", Capacity.OnAuthorisation), ("collective", Capacity.Collective)];

    public static StepRules Read(XmlPart step, VotingRule voting, ModelReader reader)
    {
        var signing = Words.Read(step, "signing", Capacities, reader);
        var rules = new StepRules(
            reader.Choice(step, "nobody", ("stop", WhenNobody.Stop), ("skip", WhenNobody.Skip), ("superior", WhenNobody.Superior), ("named", WhenNobody.Named)),
            reader.Choice(step, "applicant", ("allow", WhenApplicant.Allow), ("skip", WhenApplicant.Skip), ("superior", WhenApplicant.Superior), ("forbid", WhenApplicant.Forbid)),
            reader.Choice(step, "same-person", ("ask", WhenSame.Ask), ("just-approved", WhenSame.JustApproved), ("ever-approved", WhenSame.EverApproved)),
            reader.Choice(step, "inactive", ("leave-out", WhenInactive.LeaveOut), ("substitute", WhenInactive.Substitute)),
            Apart(step, reader), [.. signing.OfType<Capacity>()], signing.IsEmpty || signing.Contains(null));
        if (voting.Anonymous && rules.Same != WhenSame.Ask)
            reader.Problem("bpmn.policy", step, "In an anonymous vote nobody's earlier decision is taken over: 'same-person' should be 'ask'.");
        return rules;
    }

    public static ImmutableArray<ParticipantRule> Otherwise(XmlPart step, ModelReader reader)
    {
        var named = step["nobody"] == "named";
        if (step.Children.FirstOrDefault(child => child.IsOurs && child.Name == "otherwise") is not { } part)
        {
            if (named) reader.Problem("bpmn.participants", step, "Where nobody is found others are to be asked: 'otherwise' should say who.");
            return [];
        }
        if (!named) reader.Problem("bpmn.participants", part, "'otherwise' has no meaning unless 'nobody' is 'named'.");
        reader.OnlyKnown(part, [], [.. part.Children.Select(child => child.Name)]);
        return ParticipantReader.Read(part, reader);
    }

    private static ImmutableArray<string> Apart(XmlPart step, ModelReader reader)
    {
        var steps = ImmutableArray.CreateBuilder<string>();
        foreach (var part in step.Children.Where(child => child.IsOurs && child.Name == "not-same-as"))
        {
            reader.OnlyKnown(part, ["step"], []);
            steps.Add(reader.Required(part, "step"));
        }
        return steps.DrainToImmutable();
    }
}
