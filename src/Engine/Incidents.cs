using WorkflowHub.Engine.Events;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine;

/// <summary>Stable names of what an incident is about.</summary>
public static class IncidentKinds
{
    /// <summary>Machine work failed for good.</summary>
    public const string Job = "job";

    /// <summary>A participant rule found nobody.</summary>
    public const string NobodyFound = "nobody-found";

    /// <summary>No condition of a gateway holds and it has no default flow.</summary>
    public const string NoFlow = "no-flow";

    public const string StepLimit = "step-limit";

    /// <summary>An expression gave no usable value.</summary>
    public const string Expression = "expression";
}

internal static class Incidents
{
    /// <summary>Stops a token where it stands until a person has mended the cause.</summary>
    public static void Raise(this Walk walk, Token token, string kind, string message, int? job = null) =>
        walk.Tell(new IncidentRaised(walk.Case.Last.Incident + 1, token.Number, token.Element, kind, message, job) { At = walk.At, By = walk.By });
}
