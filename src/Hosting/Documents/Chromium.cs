using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowHub.Hosting.Documents;

/// <summary>
/// A Chromium process driven over a pipe (DevTools protocol), so that no port is opened. Scripts are off, every address is refused,
/// documents are set into an empty page which may not read files, and the profile is a folder of its own.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string OnPipes = "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null";

    private readonly Process process;
    private readonly DirectoryInfo profile;
    private readonly SemaphoreSlim writing = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> calls = new();
    private readonly Task reading;
    private TaskCompletionSource loaded = new();
    private int lastCall;

    private Chromium(Process process, DirectoryInfo profile)
    {
        (this.process, this.profile) = (process, profile);
        reading = Task.Run(Read);
    }

    public static Chromium Start(string program)
    {
        var profile = Directory.CreateTempSubdirectory("workflowhub-pdf-");
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "-c", OnPipes, program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
            "--blink-settings=scriptEnabled=false", $"--user-data-dir={profile.FullName}", "--remote-debugging-pipe",
        }) start.ArgumentList.Add(argument);
        return new Chromium(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."), profile);
    }

    public async Task<byte[]> Print(string html, CancellationToken cancellation)
    {
        var target = await Call("Target.createTarget", new() { ["url"] = "about:blank" }, null, cancellation);
        var targetId = (string)target["targetId"]!;
        try
        {
            var attached = await Call("Target.attachToTarget", new() { ["targetId"] = targetId, ["flatten"] = true }, null, cancellation);
            var page = (string)attached["sessionId"]!;
            loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await Call("Page.enable", [], page, cancellation);
            await Call("Network.enable", [], page, cancellation);
            await Call("Network.setBlockedURLs", new() { ["urls"] = new JsonArray("http://*", "https://*", "ws://*", "wss://*", "ftp://*", "file://*") }, page, cancellation);
            var frames = await Call("Page.getFrameTree", [], page, cancellation);
            var frame = (string)frames["frameTree"]!["frame"]!["id"]!;
            await Call("Page.setDocumentContent", new() { ["frameId"] = frame, ["html"] = html }, page, cancellation);
            await loaded.Task.WaitAsync(cancellation);
            var pdf = await Call("Page.printToPDF", new() { ["printBackground"] = true, ["preferCSSPageSize"] = true }, page, cancellation);
            return Convert.FromBase64String((string)pdf["data"]!);
        }
        finally
        {
            if (!cancellation.IsCancellationRequested) await Call("Target.closeTarget", new() { ["targetId"] = targetId }, null, cancellation);
        }
    }

    private async Task<JsonNode> Call(string method, JsonObject parameters, string? session, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref lastCall);
        var answer = calls[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null) message["sessionId"] = session;
        await writing.WaitAsync(cancellation);
        try
        {
            var input = process.StandardInput.BaseStream;
            await input.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(message), 0], cancellation);
            await input.FlushAsync(cancellation);
        }
        finally
        {
            writing.Release();
        }
        return await answer.Task.WaitAsync(cancellation);
    }

    /// <summary>Messages end with a zero byte.</summary>
    private async Task Read()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            for (int read; (read = await process.StandardOutput.BaseStream.ReadAsync(buffer)) > 0;)
            {
                var rest = buffer.AsMemory(0, read);
                for (int end; (end = rest.Span.IndexOf((byte)0)) >= 0; rest = rest[(end + 1)..])
                {
                    message.Write(rest.Span[..end]);
                    Take(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!);
                    message.SetLength(0);
                }
                message.Write(rest.Span);
            }
        }
        finally
        {
            var ended = new IOException("Chromium ended.");
            foreach (var call in calls.Values) call.TrySetException(ended);
            loaded.TrySetException(ended);
        }
    }

    private void Take(JsonNode message)
    {
        if ((string?)message["method"] == "Page.loadEventFired") loaded.TrySetResult();
        if ((int?)message["id"] is not { } id || !calls.TryRemove(id, out var call)) return;
        if (message["error"] is { } error) call.TrySetException(new IOException((string?)error["message"] ?? "Chromium refused."));
        else call.TrySetResult(message["result"]!);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await reading.WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Dispose();
        writing.Dispose();
        for (var attempt = 0; attempt < 5 && Directory.Exists(profile.FullName); attempt++)
        {
            try
            {
                profile.Delete(recursive: true);
            }
            catch (IOException)
            {
                // Its children may still be writing their last; the folder is a temporary one.
                await Task.Delay(100);
            }
        }
    }
}
