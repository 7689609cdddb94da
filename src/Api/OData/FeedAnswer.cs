using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.OData.Formatter;

namespace WorkflowHub.Api.OData;

/// <summary>Writes an answer in full before any of it is sent, so that a fault on the way is told as one.</summary>
/// <param name="type">What the answer is declared to be; its rows may be narrower.</param>
internal sealed class FeedAnswer(Type type, object value) : IResult
{
    private static readonly IList<ODataOutputFormatter> Formatters = ODataOutputFormatterFactory.Create();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var sent = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        try
        {
            await Write(httpContext);
        }
        finally
        {
            response.Body = sent;
        }
        response.ContentLength = page.Length;
        page.Position = 0;
        await page.CopyToAsync(sent, httpContext.RequestAborted);
    }

    private async Task Write(HttpContext context)
    {
        var writing = new OutputFormatterWriteContext(context, (stream, encoding) => new StreamWriter(stream, encoding, leaveOpen: true), type, value);
        var formatter = Formatters.First(one => one.CanWriteResult(writing));
        await formatter.WriteAsync(writing);
    }
}
