using System.Collections.Immutable;
using System.Globalization;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>How many tokens an activity needs to begin, and how many go on by each flow when it is done (BPMN 2.0.2, table 10.3).</summary>
internal sealed class Quantities(XmlPart part, ModelReader reader)
{
    public const int MaxQuantity = 1_000;

    private readonly int needed = Read(part, "startQuantity", reader);
    private readonly int given = Read(part, "completionQuantity", reader);

    public bool AreSeveral => needed > 1;

    /// <summary>A token has come. When there are as many as are needed, the others end and it begins.</summary>
    public bool Suffice(Run run, Token token)
    {
        if (needed == 1) return true;
        var waiting = run.Case.Tokens.Where(other => other.Element == token.Element && other.Scope == token.Scope && other.Gathered is null && other.Number != token.Number).Take(needed - 1).ToList();
        if (waiting.Count < needed - 1) return false;
        foreach (var other in waiting) run.Leave(other, []);
        run.Emit(new TokensGathered(token.Number, token.Element) { At = run.At, By = run.By });
        return true;
    }

    /// <summary>It begins with this token alone: somebody sent the case back to it.</summary>
    public void Forgo(Run run, Token token)
    {
        if (needed > 1) run.Emit(new TokensGathered(token.Number, token.Element) { At = run.At, By = run.By });
    }

    /// <summary>The flows with one entry for each token that goes by them.</summary>
    public ImmutableArray<Flow> Multiply(ImmutableArray<Flow> flows) => given == 1 ? flows : [.. flows.SelectMany(flow => Enumerable.Repeat(flow, given))];

    private static int Read(XmlPart part, string attribute, ModelReader reader)
    {
        if (part[attribute] is not { } text) return 1;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxQuantity) return number;
        reader.Problem($"bpmn.{(attribute == "startQuantity" ? "start" : "completion")}-quantity", part, $"'{attribute}' of '{part.Id}' should be a whole number from 1 to {MaxQuantity:N0} (MaxQuantity); '{text}' was found.");
        return 1;
    }
}
