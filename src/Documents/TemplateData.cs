using System.Collections.Immutable;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Documents;

/// <summary>What a template sees: the case's data by name, and the case, its steps, people, units, today's date and the language beside it.</summary>
public static class TemplateData
{
    /// <summary>Names that stand beside the data: a field called so could not be read.</summary>
    public static readonly ImmutableArray<string> Names = ["case", "steps", "people", "units", "today", "language"];

    public static ContextValue Of(Case @case, OrganisationSnapshot organisation, DateTimeOffset now, string language)
    {
        var named = new Named(organisation, language);
        named.Meet(@case.Data);
        named.Meet(@case.Applicant);
        named.Meet(@case.Unit);
        var steps = ContextValue.Of(@case.Steps.Where(step => step.Outcome is not null).Select(step => (step.Step, (Value)named.Step(step))));

        var aboutCase = ContextValue.Of(
            ("id", Value.Of(@case.Id.ToString())),
            ("title", Value.Of(@case.Title)),
            ("startedAt", Value.Of(@case.StartedAt)),
            ("applicant", named.Person(@case.Applicant)),
            ("unit", named.Unit(@case.Unit)));
        return @case.Data.Merge(ContextValue.Of(
            ("case", aboutCase),
            ("steps", steps),
            ("people", named.People),
            ("units", named.Units),
            ("language", Value.Of(language)),
            ("today", Value.Of(DateOnly.FromDateTime(now.UtcDateTime)))));
    }

    /// <summary>People and units whose ids the case names: an organisation of tens of thousands is not handed to a letter.</summary>
    private sealed class Named(OrganisationSnapshot organisation, string language)
    {
        private readonly SortedDictionary<string, Value> people = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, Value> units = new(StringComparer.Ordinal);

        public ContextValue People => ContextValue.From(people);
        public ContextValue Units => ContextValue.From(units);

        public ContextValue Person(string id) => organisation.Person(id) is { } person
            ? ContextValue.Of(("id", Value.Of(id)), ("name", Value.Of(person.Name)))
            : ContextValue.Of(("id", Value.Of(id)), ("name", Value.Of(id)));

        public ContextValue Step(StepState step) => ContextValue.Of(
            ("outcome", Value.Of(step.Outcome)),
            ("by", Person(step.By ?? "")),
            ("at", step.At is { } at ? Value.Of(at) : Value.Null),
            ("comment", Value.Of(step.Comment)));

        public ContextValue Unit(string id) => organisation.Unit(id) is { } unit
            ? ContextValue.Of(("id", Value.Of(id)), ("name", Value.Of(unit.Name.In(language))), ("code", Value.Of(unit.Code)))
            : ContextValue.Of(("id", Value.Of(id)), ("name", Value.Of(id)), ("code", Value.Of(id)));

        public void Meet(Value value)
        {
            switch (value)
            {
                case TextValue text: Meet(text.Text); break;
                case ListValue list:
                    foreach (var item in list.Items) Meet(item);
                    break;
                case ContextValue context:
                    foreach (var (_, entry) in context) Meet(entry);
                    break;
            }
        }

        public void Meet(string id)
        {
            if (organisation.Person(id) is not null) people[id] = Person(id);
            if (organisation.Unit(id) is not null) units[id] = Unit(id);
        }
    }
}
