using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine;

/// <summary>What people may begin in an ad-hoc sub-process that goes on.</summary>
/// <param name="Container">Id of the sub-process.</param>
/// <param name="Activities">Ids of the activities; empty while one goes on where one is done after another.</param>
/// <param name="Begun">Ids of those that were begun, in their order.</param>
/// <param name="People">Who may begin them, each with the reason.</param>
public sealed record AdHocChoice(string Container, ImmutableArray<string> Activities, ImmutableArray<string> Begun, ImmutableArray<Candidate> People)
{
    /// <summary>The choices in a case as it stands, oldest first.</summary>
    public static ImmutableArray<AdHocChoice> Of(Procedure procedure, Case @case, OrganisationSnapshot organisation)
    {
        var choices = ImmutableArray.CreateBuilder<AdHocChoice>();
        foreach (var token in @case.Tokens)
        {
            if (procedure.Element(token.Element) is not AdHocSubProcess container || !IsOpen(@case, token)) continue;
            var busy = container.IsSequential && @case.Tokens.Any(inner => inner.Scope == token.Number && !inner.Listens);
            choices.Add(new AdHocChoice(
                container.Id, busy ? [] : [.. container.Choices.Select(choice => choice.Id)], token.Chosen?.Activities ?? [], container.Permitted(@case, organisation)));
        }
        return choices.ToImmutable();
    }

    /// <summary>Whether anything may begin in a container: not when it is complete, compensated, or waits for a person to mend a fault.</summary>
    internal static bool IsOpen(Case @case, Token container) =>
        container.Undoes is null && container.Chosen is not { IsClosed: true } && !@case.Incidents.Any(incident => incident.Token == container.Number);
}
