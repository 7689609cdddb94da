using System.Collections.Immutable;
using System.Globalization;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// Another procedure, run as a case of its own: a job of the kind <c>call</c>. Its input is the procedure's key, its version when that is pinned, or that it is to be the one
/// of the time when this procedure was published, and the
/// data the called case starts with; its result is the called case's data at its end.
/// </summary>
internal sealed class CallActivity : Errand
{
    public const string Job = "call";

    private readonly string called;
    private readonly Expression? chosen;
    private readonly int? version;
    private readonly bool asDeployed;
    private readonly bool givesAll;
    private readonly bool takesAll;
    private readonly ImmutableArray<Mapping> inputs = [];
    private readonly ImmutableArray<Mapping> outputs = [];

    public CallActivity(XmlPart part, ModelReader reader) : base(part, reader)
    {
        called = reader.Required(part, "calledElement");
        if (called.StartsWith('=')) chosen = reader.Feel(part, called[1..]);
        if (part.Extension("call") is not { } call) return;
        reader.OnlyKnown(call, ["version", "binding", "inputs", "outputs"], ["input", "output"]);
        givesAll = reader.Choice(call, "inputs", ("named", false), ("all", true));
        takesAll = reader.Choice(call, "outputs", ("named", false), ("all", true));
        version = Version(call, reader);
        asDeployed = reader.Choice(call, "binding", ("latest", false), ("deployed", true));
        if (asDeployed && version is not null) reader.Problem("bpmn.attribute", call, "'call' should have either a version or a binding.");
        inputs = Mapping.Read(call, "input", reader, null);
        outputs = Mapping.Read(call, "output", reader, Scope.Open);
    }

    protected override string Kind => Job;

    protected override ContextValue? Input(Run run, Token token)
    {
        var key = chosen is null ? called : run.Evaluate(chosen, token).AsText;
        if (string.IsNullOrEmpty(key))
        {
            run.Raise(token, this, "expression", $"'{Id}' should call a procedure by its key; \"{chosen!.Source}\" gives none.");
            return null;
        }
        if (Evaluate(run, token, inputs, expression => run.Evaluate(expression, token), null) is not { } named) return null;
        var input = ContextValue.Of(("procedure", Value.Of(key)), ("data", givesAll ? run.Case.Seen(token.Number).Merge(named) : named));
        if (asDeployed) return input.With("binding", Value.Of("deployed"));
        return version is { } pinned ? input.With("version", Value.Of(pinned)) : input;
    }

    protected override ContextValue? Output(Run run, Token token, OpenJob job, ContextValue result) =>
        Evaluate(run, token, outputs, expression => expression.Evaluate(result), job) is { } named ? (takesAll ? result.Merge(named) : named) : null;

    /// <summary>The called case's data, also when it ends with an error: what its outputs let through.</summary>
    protected override ContextValue? Given(Run run, Token token, OpenJob job, ContextValue given) => Output(run, token, job, given);

    private static int? Version(XmlPart call, ModelReader reader)
    {
        if (call["version"] is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) return number;
        reader.Problem("bpmn.attribute", call, $"'version' of 'call' should be a whole number from 1; '{text}' was found.");
        return null;
    }
}
