using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>A FEEL expression whose result becomes data: under the name that <c>wh:script</c> gives, else each entry of the context it gives.</summary>
internal sealed class ScriptTask : Activity
{
    private readonly Expression? script;
    private readonly string? result;

    public ScriptTask(XmlPart part, ModelReader reader) : base(part, reader)
    {
        if (part["scriptFormat"] is { } format && !format.Contains("feel", StringComparison.OrdinalIgnoreCase))
            reader.Problem("bpmn.expression-language", part, $"Script task '{Id}' is written in '{format}'; scripts are FEEL.");
        else if (part.Child("script") is { } body) script = reader.FeelIn(body);
        else reader.Problem("bpmn.script", part, $"Script task '{Id}' needs a script.");
        if (part.Extension("script") is not { } own) return;
        reader.OnlyKnown(own, ["result"], []);
        result = reader.Required(own, "result");
    }

    protected override void Begin(Run run, Token token)
    {
        var value = run.Evaluate(script!, token);
        switch (value)
        {
            case NullValue { Reason: { } reason }:
                run.Raise(token, this, "expression", $"The script of '{Id}' could not be worked out: {reason}");
                return;
            case var any when result is not null: run.Change(ContextValue.Of((result, any)), token); break;
            case ContextValue changes: run.Change(changes, token); break;
            case NullValue: break;
            default:
                run.Raise(token, this, "expression", $"The script of '{Id}' should give a context, or the task name its result; {FeelText.Of(value)} was found.");
                return;
        }
        Leave(run, token);
    }
}
