using System.Collections.Immutable;
using WorkflowHub.Designer.Scenarios.Steps;

namespace WorkflowHub.Designer.Scenarios;

/// <summary>An example case that proves a procedure: who does what when, and what must have come of it.</summary>
public sealed class Scenario
{
    internal Scenario(StartStep start, ImmutableArray<ScenarioStep> steps, Expectation expect) => (Start, Steps, Expect) = (start, steps, expect);

    /// <summary>Path within the package.</summary>
    public required string File { get; init; }

    public required string Name { get; init; }

    /// <summary>The moment it begins.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The language its letters are written in.</summary>
    public required string Language { get; init; }

    internal StartStep Start { get; }
    internal ImmutableArray<ScenarioStep> Steps { get; }
    internal Expectation Expect { get; }
}

/// <param name="Failures">Empty when everything came as expected.</param>
public sealed record ScenarioResult(Scenario Scenario, ImmutableArray<ScenarioFailure> Failures)
{
    public bool Passed => Failures.IsEmpty;
}

/// <param name="Line">Of the step in the scenario's file.</param>
/// <param name="Step">The step in words, e.g. <c>act p-binh head_decision</c>.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record ScenarioFailure(int Line, string Step, string Message);
