using Microsoft.Extensions.Logging;

namespace WorkflowHub.Hosting.Cases;

/// <summary>Hands a command to the case's grain, wherever in the cluster it lives.</summary>
internal sealed class CaseRunner(IGrainFactory grains, ILogger<CaseRunner> log) : ICaseRunner
{
    public async Task<CommandAnswer> Run(CommandRequest request, CancellationToken cancellation)
    {
        try
        {
            return await grains.GetGrain<ICaseGrain>(request.CaseId).Run(request).WaitAsync(cancellation);
        }
        catch (Exception fault) when (fault is Orleans.Runtime.OrleansException or TimeoutException)
        {
            // A node that died or a call that took too long: what became of it is told to whoever repeats the key.
            log.LogWarning(fault, "Case {Case} could not be reached", request.CaseId);
            return new CommandAnswer(AnswerKind.Unavailable, request.CaseId, 0, false, null);
        }
    }
}
