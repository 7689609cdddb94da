using WorkflowHub.Documents;
using WorkflowHub.Engine;
using WorkflowHub.Hosting.Cases;

namespace WorkflowHub.Hosting.Documents;

/// <summary>Renders a template with a case as it stands: for the task screen, and for documents that are kept.</summary>
public sealed class DocumentView(OrganisationCache organisation, TimeProvider time)
{
    /// <returns>The rendering, a page of its own, or null when the procedure has no such template.</returns>
    public async Task<Rendering?> Render(PublishedProcedure procedure, string template, Case @case, string language, CancellationToken cancellation)
    {
        if (!procedure.Templates.TryGetValue(template, out var parsed)) return null;
        var snapshot = await organisation.Current(cancellation);
        var rendering = parsed.Render(TemplateData.Of(@case, snapshot, time.GetUtcNow(), language), language);
        var name = procedure.Procedure.Source.Templates[template].Name.In(language);
        return rendering.Html is { } body ? rendering with { Html = DocumentPage.Wrap(body, name, language) } : rendering;
    }
}
