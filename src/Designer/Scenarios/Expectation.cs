using System.Collections.Immutable;
using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine;
using WorkflowHub.Expressions;

namespace WorkflowHub.Designer.Scenarios;

/// <summary>What must be so at a moment of a scenario. What is not named is not looked at.</summary>
/// <param name="Line">In the scenario's file.</param>
internal sealed record Expectation(
    int Line,
    string? Status,
    PeopleByStep? Open,
    PeopleByStep? Preview,
    IReadOnlyList<string>? Route,
    IReadOnlyList<string>? Incidents,
    ContextValue Data,
    ContextValue Members,
    ImmutableArray<ExpectedOutput> Outputs)
{
    private static readonly string[] Names = ["status", "open", "preview", "route", "incidents", "data", "members", "outputs"];

    public static Expectation? Read(YamlFields fields)
    {
        fields.Allow(Names);
        var status = fields.Text("status");
        if (status is not null && !Enum.TryParse<CaseStatus>(status, ignoreCase: true, out _)) fields.Report("scenario.status", $"'{status}' is no status of a case.", "status");
        return new Expectation(
            fields.Line, status, PeopleByStep.Read(fields, "open"), PeopleByStep.Read(fields, "preview"), fields.Texts("route"), fields.Texts("incidents"),
            fields.Data("data"), fields.Data("members"), ExpectedOutput.ReadAll(fields));
    }

    public void Check(Player player)
    {
        var @case = player.Case;
        if (Status is not null && !string.Equals(Status, @case.Status.ToString(), StringComparison.OrdinalIgnoreCase)) player.Fail($"status: expected {Status}; found {Small(@case.Status)}.");
        Open?.Compare("open tasks", PeopleByStep.Of(@case), player);
        Preview?.Compare("preview", PeopleByStep.Of(RoutePreview.OfCase(player.Package.Procedure, @case, player.Now, player.Organisation)), player);
        if (Route is not null && !Route.SequenceEqual(player.Route)) player.Fail($"route: expected {Wording.List(Route)}; found {Wording.List(player.Route)}.");
        if (Incidents is not null) CheckIncidents(player, Incidents);
        foreach (var (name, value) in Data)
            if (!@case.Data[name].Equals(value)) player.Fail($"data: expected {name} = {FeelText.Of(value)}; found {FeelText.Of(@case.Data[name])}.");
        foreach (var (person, where) in Members) CheckMember(player, person, where);
        foreach (var output in Outputs) output.Check(player);
    }

    /// <summary>At the end of a scenario nothing may be wrong that it does not name.</summary>
    public void CheckEnd(Player player)
    {
        Check(player);
        if (Incidents is null) CheckIncidents(player, []);
        if (player.Case.Status != CaseStatus.Active && player.World.InTransit is { } stuck) player.Fail($"members: the case has ended and leaves {stuck} in transit.");
    }

    private static void CheckIncidents(Player player, IReadOnlyList<string> expected)
    {
        var found = player.Case.Incidents;
        if (!expected.Order(StringComparer.Ordinal).SequenceEqual(found.Select(incident => incident.Kind).Order(StringComparer.Ordinal)))
            player.Fail($"incidents: expected {Wording.List(expected)}; found {Wording.List(found.Select(incident => $"{incident.Kind} at {incident.Element} ({incident.Message})"))}.");
    }

    private static void CheckMember(Player player, string person, Value where)
    {
        var found = player.World.MembershipOf(person);
        if (!found.Equals(where)) player.Fail($"members: expected {person} in {FeelText.Of(where)}; found {FeelText.Of(found)}.");
    }

#pragma warning disable CA1308 // statuses are written small
    private static string Small(CaseStatus status) => status.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
