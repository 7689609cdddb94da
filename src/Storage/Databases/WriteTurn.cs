namespace WorkflowHub.Storage.Databases;

/// <summary>
/// Who writes next. SQLite has one writer at a time and lets others ask again after a while, so that under load some would never get
/// their turn: within this process they queue instead. Other databases let all in.
/// </summary>
internal sealed class WriteTurn(bool oneAtATime) : IDisposable
{
    private readonly SemaphoreSlim? turn = oneAtATime ? new(1) : null;

    public async ValueTask<Taken> Take(CancellationToken cancellation)
    {
        if (turn is not null) await turn.WaitAsync(cancellation);
        return new Taken(turn);
    }

    public void Dispose() => turn?.Dispose();

    public readonly struct Taken(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
