using System.Diagnostics;

namespace WorkflowHub.Servers;

/// <summary>WorkflowHub as a process of its own on a free port of the loopback, to be stopped, killed and started again on the same data.</summary>
public sealed class ApplicationServer(string program, IReadOnlyList<string> arguments) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);
    private const int LinesKept = 40;

    private readonly Queue<string> said = new();
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    /// <summary>Processor time the running process has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes of memory the running process holds.</summary>
    public long WorkingSet
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <returns>How long it took until it answered that it is ready.</returns>
    public async Task<TimeSpan> StartAsync()
    {
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { program, "serve", "--urls", Address.ToString().TrimEnd('/') }.Concat(arguments)) start.ArgumentList.Add(argument);
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilReadyAsync(watch);
        return watch.Elapsed;
    }

    /// <summary>As a power failure would: no word to the process.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        using (var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await terminate.WaitForExitAsync();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"WorkflowHub did not stop within {StopLimit.TotalSeconds:0} s of being asked. It said:\n{Said}");
        }
        finally
        {
            process?.Dispose();
            process = null;
        }
    }

    /// <summary>The last lines it printed.</summary>
    public string Said
    {
        get
        {
            lock (said) return string.Join('\n', said);
        }
    }

    private async Task UntilReadyAsync(Stopwatch watch)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        while (watch.Elapsed < StartLimit && !process!.HasExited)
        {
            if (await IsReadyAsync(client)) return;
            await Task.Delay(20);
        }
        throw new InvalidOperationException($"WorkflowHub was not ready at {Address} within {StartLimit.TotalSeconds:0} s. It said:\n{Said}");
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > LinesKept) said.Dequeue();
        }
    }
}
