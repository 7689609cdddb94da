using WorkflowHub.Documents;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Designer.Scenarios;

/// <summary>The world outside a scenario's case: what jobs give when nobody says otherwise. Registers count, members move, letters are written.</summary>
internal sealed class SampleWorld(OrganisationSnapshot organisation)
{
    private readonly Dictionary<string, int> registers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Unit, string? To)> moved = new(StringComparer.Ordinal);
    private int documents;

    /// <summary>A member on the way between two units, or null.</summary>
    public string? InTransit => moved.FirstOrDefault(member => member.Value.To is not null).Key;

    /// <summary>The unit a person belongs to, or <c>from</c> and <c>to</c> while in transit.</summary>
    public Value MembershipOf(string person)
    {
        var (unit, to) = Place(person);
        return to is null ? Value.Of(unit) : ContextValue.Of(("from", Value.Of(unit)), ("to", Value.Of(to)));
    }

    /// <returns>The result, or a sentence saying why the job cannot be done.</returns>
    public (ContextValue? Result, string? Error) Do(OpenJob job, Player player) => job.Kind switch
    {
        "document" => Document(job.Input, player),
        "register" => Register(job.Input),
        "membership" => Membership(job.Input),
        _ => (null, $"There is no job of kind '{job.Kind}'."),
    };

    private (ContextValue?, string?) Document(ContextValue input, Player player)
    {
        var name = input["template"].AsText ?? "";
        if (!player.Package.Templates.TryGetValue(name, out var template)) return (null, $"There is no template '{name}'.");
        var rendering = template.Render(TemplateData.Of(player.Case, organisation, player.Now, player.Language), player.Language);
        if (rendering.Refusal is { } refusal) return (null, $"'{name}' cannot be rendered: {refusal}");
        var id = $"d{++documents}";
        return (ContextValue.Of(("document", Value.Of(id)), ("hash", Value.Of($"hash-of-{id}"))), null);
    }

    private (ContextValue?, string?) Register(ContextValue input)
    {
        if (input["series"].AsText is not { Length: > 0 } series) return (null, "'series' must be a text.");
        var format = RegisterFormat.Parse(input["format"].AsText ?? "");
        if (format.Format is null) return (null, format.Problem);
        var number = registers[series] = registers.GetValueOrDefault(series) + 1;
        return (ContextValue.Of(("number", Value.Of(number)), ("text", Value.Of(format.Format.Print(number)))), null);
    }

    private (ContextValue?, string?) Membership(ContextValue input)
    {
        if (input["member"].AsText is not { } member || organisation.Person(member) is null) return (null, "'member' must be the id of a person.");
        var (unit, to) = Place(member);
        switch (input["action"].AsText)
        {
            case "release" when to is not null: return (null, $"{member} is in transit already.");
            case "release" when input["to"].AsText is not { } wanted || organisation.Unit(wanted) is null: return (null, "'to' must be the id of a unit.");
            case "release":
                moved[member] = (unit, input["to"].AsText);
                return (Moved(unit, input["to"].AsText!, "in-transit"), null);
            case "accept" or "revert" when to is null: return (null, $"{member} is not in transit.");
            case "accept":
                moved[member] = (to!, null);
                return (Moved(unit, to!, "accepted"), null);
            case "revert":
                moved[member] = (unit, null);
                return (Moved(unit, to!, "reverted"), null);
            default: return (null, "'action' must be release, accept or revert.");
        }
    }

    private (string Unit, string? To) Place(string person) => moved.TryGetValue(person, out var place) ? place : (organisation.MainUnitOf(person) ?? "", null);

    private static ContextValue Moved(string from, string to, string status) => ContextValue.Of(("from", Value.Of(from)), ("to", Value.Of(to)), ("status", Value.Of(status)));
}
