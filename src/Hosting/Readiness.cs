using Microsoft.Extensions.Hosting;

namespace WorkflowHub.Hosting;

/// <summary>Whether this node takes commands: everything it hosts has started and is not stopping.</summary>
public sealed class Readiness
{
    private volatile bool ready;

    public Readiness(IHostApplicationLifetime lifetime)
    {
        lifetime.ApplicationStarted.Register(() => ready = true);
        lifetime.ApplicationStopping.Register(() => ready = false);
    }

    public bool IsReady => ready;
}
