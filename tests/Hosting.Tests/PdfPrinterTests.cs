using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using WorkflowHub.Hosting.Documents;

namespace WorkflowHub.Hosting.Tests;

public sealed class PdfPrinterTests
{
    [Fact]
    public async Task Html_is_printed_and_the_browser_is_kept_for_the_next_document()
    {
        await using var printer = Printer();
        Assert.SkipUnless(printer.IsAvailable, "Chromium is not here.");

        var first = await printer.Print("<h1>Đề nghị mua sắm</h1><p dir=rtl>طلب شراء</p>", CancellationToken.None);
        var second = await printer.Print("<p>Second</p>", CancellationToken.None);

        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(first, 0, 5));
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(second, 0, 5));
        Assert.True(first.Length > 2000);
    }

    [Fact]
    public async Task A_document_reads_no_file_asks_no_server_and_runs_no_script()
    {
        await using var printer = Printer();
        Assert.SkipUnless(printer.IsAvailable, "Chromium is not here.");
        using var server = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        server.Start();
        var address = $"http://{server.LocalEndpoint}/";
        var plain = await printer.Print("<p>x</p>", CancellationToken.None);

        var hostile = await printer.Print(
            $"<p>x</p><script>for(;;);</script><img src=\"{address}\"><link rel=stylesheet href=\"{address}\"><iframe src=\"{address}\"></iframe>" +
            "<iframe src=\"file:///etc/passwd\" style=\"width:600px;height:600px\"></iframe><meta http-equiv=refresh content=\"0;url=file:///etc/passwd\">",
            CancellationToken.None);

        Assert.False(server.Pending());
        Assert.InRange(hostile.Length, plain.Length / 2, plain.Length + 3000);
    }

    [Fact]
    public async Task Without_chromium_it_says_so()
    {
        await using var printer = new PdfPrinter(new HostingOptions(PdfProgram: "/nowhere/chromium"), TimeProvider.System, NullLogger<PdfPrinter>.Instance);

        Assert.False(printer.IsAvailable);
        await Assert.ThrowsAsync<PdfUnavailableException>(() => printer.Print("<p>x</p>", CancellationToken.None));
    }

    private static PdfPrinter Printer() => new(new HostingOptions(), TimeProvider.System, NullLogger<PdfPrinter>.Instance);
}
