using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Running;

/// <summary>
/// Names as a token sees them (BPMN 2.0.2, 10.4.2: data live as long as what declares them): its own variables, those of the container around it, and so
/// on outwards to the case's data.
/// </summary>
internal static class Variables
{
    /// <summary>The token of the container around a token; null for the process itself.</summary>
    public static Token? Around(this Run run, Token token) => run.Case.Tokens.Numbered(token.Scope);

    /// <summary>The declared variable of a name that a token sees; false when only the case's data can have it.</summary>
    /// <param name="from">Null for the process itself.</param>
    public static bool TryDeclared(Case @case, Token? from, string name, out Value value)
    {
        // A token handed in may be older than what was set since, or gone: then what it had is still seen.
        for (var token = from is null ? null : @case.Tokens.Numbered(from.Number) ?? from; token is not null; token = @case.Tokens.Numbered(token.Scope))
        {
            if (token.Variables.TryGet(name, out var declared))
            {
                value = declared;
                return true;
            }
            if (token.Loop is { } loop && loop.TryGet(name, out value)) return true;
            if (token.Instance is not { } instance || name != "loopCounter") continue;
            value = Value.Of(instance);
            return true;
        }
        value = Value.Null;
        return false;
    }

    /// <summary>The token of the activity as a whole: that of an instance is inside it.</summary>
    public static Token Whole(this Run run, Token token) => token.Instance is null ? token : run.Around(token)!;

    /// <summary>Sets each name where it is declared, innermost first; what nobody declared becomes data of the case.</summary>
    /// <param name="from">Whoever sets them; null for the process itself.</param>
    public static void Change(this Run run, ContextValue changes, Token? from)
    {
        var left = Stored.Of(changes);
        // The token handed in may be older than what was set since.
        for (var token = from is null ? null : run.Case.Tokens.Numbered(from.Number); token is not null && left.Count > 0; token = run.Around(token))
        {
            if (token.Variables.Count == 0) continue;
            var own = ContextValue.From(left.Where(change => token.Variables.TryGet(change.Key, out _)));
            if (own.Count == 0) continue;
            run.Declare(token, own);
            left = ContextValue.From(left.Where(change => !own.TryGet(change.Key, out _)));
        }
        run.Change(left);
    }

    /// <summary>Sets variables of this very token.</summary>
    public static void Declare(this Run run, Token token, ContextValue variables)
    {
        if (variables.Count == 0) return;
        run.DataMoved = true;
        run.Emit(new VariablesSet(token.Number, token.Element, Stored.Of(variables)) { At = run.At, By = run.By });
    }
}
