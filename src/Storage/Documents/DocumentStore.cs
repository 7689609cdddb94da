using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Databases;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Documents;

/// <summary>Rendered documents; one for each job, never changed.</summary>
public sealed class DocumentStore
{
    private readonly IDbContextFactory<WorkflowHubContext> contexts;
    private readonly Dialect dialect;
    private readonly WriteTurn turn;

    internal DocumentStore(IDbContextFactory<WorkflowHubContext> contexts, Dialect dialect, WriteTurn turn) =>
        (this.contexts, this.dialect, this.turn) = (contexts, dialect, turn);

    /// <summary>Keeps a document. A job that made one before, and did not get to tell of it, keeps that one.</summary>
    public async Task<KeptDocument> Put(NewDocument document, CancellationToken cancellation)
    {
        if (await Find(document.CaseId, document.Job, cancellation) is { } before) return before;

        var row = new DocumentRow
        {
            Id = Guid.CreateVersion7(document.At),
            CaseId = document.CaseId,
            Job = document.Job,
            TemplateId = document.TemplateId,
            Names = document.Names,
            ContentType = document.ContentType,
            Hash = Convert.ToHexStringLower(SHA256.HashData(document.Content)),
            Content = document.Content,
            CreatedAt = document.At.UtcDateTime,
        };
        try
        {
            using var taken = await turn.Take(cancellation);
            await using var database = contexts.CreateDbContext();
            database.Documents.Add(row);
            await database.SaveChangesAsync(cancellation);
            return new KeptDocument(row.Id, row.Hash);
        }
        catch (DbUpdateException fault) when (fault.InnerException is DbException refused && dialect.IsDuplicate(refused))
        {
            // The same job, running twice at this moment: the other was first.
            return await Find(document.CaseId, document.Job, cancellation) ?? throw new InvalidOperationException("A document that was in the way is not there.", fault);
        }
    }

    private async Task<KeptDocument?> Find(Guid caseId, int job, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        return await database.Documents.Where(row => row.CaseId == caseId && row.Job == job)
            .Select(row => new KeptDocument(row.Id, row.Hash)).SingleOrDefaultAsync(cancellation);
    }
}

/// <param name="Names">Names by language, JSON object.</param>
public sealed record NewDocument(Guid CaseId, int Job, string TemplateId, string Names, string ContentType, byte[] Content, DateTimeOffset At);

/// <param name="Hash">SHA-256 of the content, hex.</param>
public sealed record KeptDocument(Guid Id, string Hash);
