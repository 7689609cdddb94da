using Microsoft.Extensions.Logging;

namespace WorkflowHub.Hosting.Documents;

/// <summary>
/// Prints HTML to PDF with a headless Chromium, one document at a time. The browser is kept warm between documents and sent away
/// when nobody prints for a while.
/// </summary>
public sealed class PdfPrinter(HostingOptions options, TimeProvider time, ILogger<PdfPrinter> log) : IAsyncDisposable
{
    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeepWarm = TimeSpan.FromMinutes(1);

    private readonly string? program = options.PdfProgram ?? Array.Find(UsualPlaces, File.Exists);
    private readonly SemaphoreSlim turn = new(1);
    private Chromium? browser;
    private ITimer? idle;

    /// <summary>False when no Chromium was found: PDF is then plainly not offered.</summary>
    public bool IsAvailable => program is not null && File.Exists(program) && !OperatingSystem.IsWindows();

    /// <exception cref="PdfUnavailableException">No Chromium, or it did not print in time.</exception>
    public async Task<byte[]> Print(string html, CancellationToken cancellation)
    {
        if (!IsAvailable) throw new PdfUnavailableException("PDF needs Chromium, which was not found on this machine.");
        await turn.WaitAsync(cancellation);
        try
        {
            idle?.Dispose();
            browser ??= Chromium.Start(program!);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(TimeLimit);
            return await browser.Print(html, limit.Token);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            await SendAway();
            log.LogWarning(fault, "Chromium did not print a document");
            throw new PdfUnavailableException($"Chromium did not print the document: {fault.Message}");
        }
        catch (OperationCanceledException)
        {
            // Left in the middle of a document: a fresh one is safer than a confused one.
            await SendAway();
            throw;
        }
        finally
        {
            if (browser is not null) idle = time.CreateTimer(_ => _ = SendAwayWhenIdle(), null, KeepWarm, Timeout.InfiniteTimeSpan);
            turn.Release();
        }
    }

    private async Task SendAwayWhenIdle()
    {
        if (!await turn.WaitAsync(0)) return;
        try
        {
            await SendAway();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task SendAway()
    {
        var leaving = browser;
        browser = null;
        if (leaving is not null) await leaving.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        idle?.Dispose();
        await SendAway();
        turn.Dispose();
    }
}

public sealed class PdfUnavailableException(string message) : Exception(message);
