using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Problems;
using WorkflowHub.Api.Serving;
using WorkflowHub.Engine;
using WorkflowHub.Hosting.Documents;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Reading;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Cases;

internal static class DocumentsApi
{
    private const string Pdf = "application/pdf";

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/documents/{id:guid}", Get).Produces<string>(contentType: "text/html");
        api.MapGet("/documents/{id:guid}/pdf", GetPdf).Produces<byte[]>(contentType: Pdf);
    }

    /// <summary>The document as it was rendered; in a browser it can neither run nor load anything.</summary>
    private static async Task<IResult> Get(Guid id, HttpContext context, WorkflowHubContext database, Callers callers)
    {
        if (await Find(id, context, database, callers) is not { } document) return new HttpProblem("not-found");
        Guard(context, document, document.ContentType == Pdf ? ".pdf" : ".html");
        return Results.Bytes(document.Content, document.ContentType == Pdf ? Pdf : "text/html; charset=utf-8");
    }

    /// <summary>The same as PDF; 503 where no Chromium can print it.</summary>
    private static async Task<IResult> GetPdf(Guid id, HttpContext context, WorkflowHubContext database, Callers callers, PdfPrinter printer)
    {
        if (await Find(id, context, database, callers) is not { } document) return new HttpProblem("not-found");
        try
        {
            var content = document.ContentType == Pdf ? document.Content : await printer.Print(Encoding.UTF8.GetString(document.Content), context.RequestAborted);
            Guard(context, document, ".pdf");
            return Results.Bytes(content, Pdf);
        }
        catch (PdfUnavailableException)
        {
            return new HttpProblem("pdf-unavailable");
        }
    }

    private static async Task<DocumentRow?> Find(Guid id, HttpContext context, WorkflowHubContext database, Callers callers) =>
        await database.DocumentsVisibleTo(await callers.Viewer(context)).AsNoTracking().FirstOrDefaultAsync(document => document.Id == id, context.RequestAborted);

    private static void Guard(HttpContext context, DocumentRow document, string extension)
    {
        var name = JsonSerializer.Deserialize<LocalText>(document.Names)!.In(Language.Of(context));
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(string.Concat(name.Select(letter => char.IsControl(letter) || "/\\:*?\"<>|".Contains(letter, StringComparison.Ordinal) ? ' ' : letter)).Trim() + extension);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        // The browser's own PDF viewer does not open in a sandbox; a PDF has no scripts of a page to run.
        if (extension == ".html") context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Document;
        context.Response.Headers.ETag = $"\"{document.Hash}\"";
    }
}
