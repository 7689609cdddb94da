using System.Collections.Immutable;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Commands;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;

namespace WorkflowHub.Api.Cases;

/// <summary>Whether somebody may start a case with these answers, on behalf of that unit.</summary>
internal sealed class StartCheck(ProcedureCatalogue procedures, Callers callers)
{
    private static readonly ImmutableSortedDictionary<string, FieldRight> AllRights = ImmutableSortedDictionary<string, FieldRight>.Empty;

    public async ValueTask<Wish> Check(StartBody body, Sender sender, Guid id, CancellationToken cancellation)
    {
        if (await procedures.Current(body.Procedure, cancellation) is not { } procedure) return new HttpProblem("not-found");
        var organisation = await callers.Organisation(cancellation);
        var unit = body.Unit ?? organisation.MainUnitOf(sender.Person);
        if (unit is null || !organisation.PostsOf(sender.Person).Any(post => post.Unit == unit)) return new HttpProblem("unit-unknown");
        if (body.Data is not (null or NullValue or ContextValue)) return Words.Invalid("/data", "type", "The answers must be one object.", null);

        var sent = body.Data as ContextValue ?? ContextValue.Empty;
        var form = procedure.Procedure.Source.StartForm is { } name ? procedure.Forms[name] : null;
        if (form is null)
            return sent.Count > 0 ? Words.Invalid("/data", "not-allowed", "This procedure asks for nothing at the start.", null) : Command(ContextValue.Empty);
        var answer = form.Check(sent, ContextValue.Empty, AllRights);
        return answer.Errors.IsEmpty ? Command(answer.Data) : new HttpProblem("form-invalid") { Errors = answer.Errors };

        StartCase Command(ContextValue data) => new(id, unit, data) { At = sender.At, By = sender.Person };
    }
}
