using Microsoft.EntityFrameworkCore;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Commands;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Storage;

namespace WorkflowHub.Api.Cases;

/// <summary>Lets only those through who answer for the case's unit.</summary>
internal sealed class SupervisorCheck(WorkflowHubContext database, Callers callers)
{
    public async ValueTask<Wish> Check(Guid id, Command command, CancellationToken cancellation)
    {
        var unit = await database.Cases.Where(row => row.Id == id).Select(row => row.UnitId).FirstAsync(cancellation);
        return (await callers.Organisation(cancellation)).Supervises(command.By, unit) ? command : new HttpProblem("not-allowed");
    }
}
