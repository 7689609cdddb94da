using System.Text;
using System.Text.Json;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Hosting.Documents;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Documents;

namespace WorkflowHub.Hosting.Jobs;

/// <summary>Renders a template with the case as it stands and keeps the document, in the applicant's language.</summary>
internal sealed class DocumentJob(
    CaseStore cases, ProcedureCatalogue procedures, OrganisationCache organisation, DocumentView view, DocumentStore documents, TimeProvider time) : IJobKind
{
    private const string OtherLanguage = "en";

    public string Kind => "document";

    public async Task<ContextValue?> Run(LeasedJob job, CancellationToken cancellation)
    {
        var template = job.Text("template");
        var @case = await cases.Load(job.CaseId, cancellation) ?? throw new JobRefusedException("Its case is not there.");
        var procedure = await procedures.Get(@case.ProcedureKey, @case.ProcedureVersion, cancellation) ?? throw new JobRefusedException("Its procedure is not there.");
        var language = (await organisation.Current(cancellation)).Person(@case.Applicant)?.Language ?? OtherLanguage;
        var rendering = await view.Render(procedure, template, @case, language, cancellation)
            ?? throw new JobRefusedException($"The procedure has no template \"{template}\".");
        if (rendering.Html is null) throw new JobRefusedException($"The template \"{template}\": {rendering.Refusal}");

        var names = JsonSerializer.Serialize(procedure.Procedure.Source.Templates[template].Name);
        var kept = await documents.Put(
            new NewDocument(job.CaseId, job.Number, template, names, "text/html", Encoding.UTF8.GetBytes(rendering.Html), time.GetUtcNow()), cancellation);
        return ContextValue.Of(("document", Value.Of(kept.Id.ToString())), ("hash", Value.Of(kept.Hash)));
    }
}
