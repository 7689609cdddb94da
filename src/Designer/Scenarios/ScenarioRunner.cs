using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Designer.Scenarios;

/// <summary>Plays scenarios through the engine the live cases run on, with a sample world around them.</summary>
public static class ScenarioRunner
{
    /// <summary>Plays one scenario from its start to its end. Never throws: whatever goes otherwise than expected is a failure.</summary>
    public static ScenarioResult Run(Package package, Scenario scenario, OrganisationSnapshot organisation) =>
        new(scenario, new Player(package, scenario, organisation).Play());
}
