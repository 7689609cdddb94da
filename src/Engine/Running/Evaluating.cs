using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Running;

/// <summary>The names an expression sees: the steps that were decided, the case, the moment, and the case's data.</summary>
internal static class Evaluating
{
    /// <summary>As the process itself sees it: no scope's variables.</summary>
    public static Value Evaluate(this Run run, Expression expression) => Evaluate(expression, run.Case, run.At);

    /// <summary>As a token sees it: the nearest variable of a name hides what is further out.</summary>
    /// <param name="from">Null for the process itself. It may be gone already: what it had is still seen.</param>
    public static Value Evaluate(this Run run, Expression expression, Token? from) => Evaluate(expression, name => run.Lookup(name, from));

    public static Value Evaluate(Expression expression, Case @case, DateTimeOffset at) => Evaluate(expression, name => ValueOf(name, @case, at));

    /// <summary>Only the names the expression reads are gathered: a condition costs no more in a case with much data.</summary>
    public static Value Evaluate(Expression expression, Func<string, Value> lookup)
    {
        var input = ContextValue.Empty;
        foreach (var name in expression.Names) input = input.With(name, lookup(name));
        return expression.Evaluate(input);
    }

    /// <summary>What a name stands for where a token is.</summary>
    public static Value Lookup(this Run run, string name, Token? from) => Variables.TryDeclared(run.Case, from, name, out var value) ? value : ValueOf(name, run.Case, run.At);

    private static Value ValueOf(string name, Case @case, DateTimeOffset at) => @case.Step(name) switch
    {
        { Outcome: not null } step => StepValue(step),
        not null => Value.Null,
        null => @case.Data.TryGet(name, out var value) ? value : name switch
        {
            "case" => CaseValue(@case),
            "now" => Value.Of(at),
            "today" => Value.Of(DateOnly.FromDateTime(at.UtcDateTime)),
            _ => Value.Null,
        },
    };

    private static ContextValue StepValue(StepState step) => ContextValue.Of(
        ("outcome", Value.Of(step.Outcome)), ("by", Value.Of(step.By)), ("at", Value.Of(step.At!.Value)), ("comment", Value.Of(step.Comment)));

    private static ContextValue CaseValue(Case @case) => ContextValue.Of(
        ("id", Value.Of(@case.Id.ToString())), ("title", Value.Of(@case.Title)), ("applicant", Value.Of(@case.Applicant)),
        ("unit", Value.Of(@case.Unit)), ("startedAt", Value.Of(@case.StartedAt)));
}
