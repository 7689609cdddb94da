using WorkflowHub.Api.Organisation;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Api.Cases;

/// <summary>Why somebody was asked, in the reader's language and with the names that units and steps have.</summary>
internal sealed class ReasonWords(OrganisationSnapshot organisation, Procedure procedure, string language)
{
    private const string Head = "head";

    public string Say(string reason) => reason.Split(':') switch
    {
        [Reason.Applicant or Reason.Named] => Sentence(reason),
        [Reason.Holder, var position, var unit] => InUnit(Reason.Holder, position, unit),
        [Reason.Superior, var unit] => InUnit(Reason.Superior, Head, unit),
        [Reason.Manager, var unit] => InUnit(Reason.Manager, Head, unit),
        [Reason.Field, var field] => Sentence(Reason.Field, ("field", field)),
        [Reason.Decider, var step] => Sentence(Reason.Decider, ("step", procedure.Step(step)?.Name.In(language) ?? step)),
        [Reason.Collective, var unit] => Sentence(Reason.Collective, ("unit", Named.Unit(unit, organisation, language).Name)),
        [Reason.TakenBack] => Sentence(Reason.TakenBack),
        [Reason.SuperiorOf or Reason.Substitute or Reason.ByOrder or Reason.OnAuthorisation or Reason.Delegated or Reason.Transferred or Reason.Reassigned or Reason.Consulted or Reason.Added, var person] =>
            Sentence(reason[..reason.IndexOf(':', StringComparison.Ordinal)], ("person", Named.Person(person, organisation).Name)),
        _ => reason,
    };

    private string InUnit(string kind, string position, string unit) =>
        Sentence(kind, ("position", DirectoryApi.PositionName(position, language)), ("unit", Named.Unit(unit, organisation, language).Name));

    private string Sentence(string kind, params ReadOnlySpan<(string Name, string Fact)> facts)
    {
        var named = new Dictionary<string, string>();
        foreach (var (name, fact) in facts) named[name] = fact;
        return Sentences.Say(language, $"reason.{kind}", named);
    }
}
