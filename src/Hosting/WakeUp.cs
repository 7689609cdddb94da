using System.Threading.Channels;

namespace WorkflowHub.Hosting;

/// <summary>Lets a worker sleep until somebody rings or a while has passed. A ring while it is awake is not lost.</summary>
internal sealed class WakeUp(TimeProvider time)
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => bell.Writer.TryWrite(true);

    public async Task Wait(TimeSpan atMost, CancellationToken cancellation)
    {
        using var timer = time.CreateTimer(_ => Ring(), null, atMost, Timeout.InfiniteTimeSpan);
        await bell.Reader.ReadAsync(cancellation);
    }
}
