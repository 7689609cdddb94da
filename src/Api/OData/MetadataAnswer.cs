using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace WorkflowHub.Api.OData;

/// <summary><c>$metadata</c> as XML, or as JSON for who asks for that by <c>$format</c> or <c>Accept</c>.</summary>
internal sealed class MetadataAnswer(IEdmModel model) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var json = AsksForJson(httpContext.Request);
        var content = json ? Json() : Xml();
        httpContext.Response.ContentType = json ? "application/json" : "application/xml";
        httpContext.Response.Headers["OData-Version"] = "4.01";
        httpContext.Response.ContentLength = content.Length;
        await httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted);
    }

    private static bool AsksForJson(HttpRequest request)
    {
        var format = request.Query["$format"].Concat(request.Query["format"]).FirstOrDefault();
        return format is not null ? format.Contains("json", StringComparison.OrdinalIgnoreCase)
            : request.GetTypedHeaders().Accept.Any(type => type.MediaType == "application/json") && !request.GetTypedHeaders().Accept.Any(type => type.MediaType == "application/xml");
    }

    private byte[] Xml()
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
            Check(CsdlWriter.TryWriteCsdl(model, writer, CsdlTarget.OData, out var errors), errors);
        return stream.ToArray();
    }

    private byte[] Json()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Check(CsdlWriter.TryWriteCsdl(model, writer, out var errors), errors);
        return stream.ToArray();
    }

    private static void Check(bool written, IEnumerable<Microsoft.OData.Edm.Validation.EdmError> errors)
    {
        if (!written) throw new InvalidDataException(string.Join(' ', errors.Select(error => error.ErrorMessage)));
    }
}
