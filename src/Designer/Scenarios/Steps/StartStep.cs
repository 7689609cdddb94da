using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>The applicant starts the case; before it, the preview of the route may be looked at.</summary>
internal sealed record StartStep(int Line, string By, string Unit, ContextValue Data, PeopleByStep? Preview) : ScenarioStep(Line, $"start {By}")
{
    // Any id will do: it is the only case in its world.
    private static readonly Guid CaseId = new(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    public static StartStep? Read(YamlFields fields)
    {
        fields.Allow("by", "unit", "data", "preview");
        var preview = PeopleByStep.Read(fields, "preview");
        if (fields.Text("by", required: true) is not { } by || fields.Text("unit", required: true) is not { } unit) return null;
        return new StartStep(fields.Line, by, unit, fields.Data("data"), preview);
    }

    public override Refused? Play(Player player)
    {
        if (player.Answer(player.Package.Source.StartForm, Data, null, out var answer) is { } refused) return refused;
        var start = new StartCase(CaseId, Unit, answer) { At = player.Now, By = By };
        if (Preview is not null)
        {
            var route = RoutePreview.OfStart(player.Package.Procedure, start, player.Organisation);
            if (route.Refusal is { } refusal) player.Fail($"expected a preview of the route; it was refused: {refusal.Message}");
            else Preview.Compare("preview", PeopleByStep.Of(route), player);
        }
        return player.Send(start);
    }
}
