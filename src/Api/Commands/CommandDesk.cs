using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Reading;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Commands;

/// <summary>What every command goes through: its key, whether the sender may see the case at all, the engine's decision, the answer.</summary>
internal sealed class CommandDesk(ICaseRunner runner, CaseStore store, WorkflowHubContext database, Callers callers, TimeProvider time)
{
    /// <summary>Has a command carried out on a case that the sender may see.</summary>
    /// <param name="wish">Makes the command, or says why it is refused before the engine is asked.</param>
    public async Task<IResult> OnCase(HttpContext context, Guid id, object body, Func<Sender, ValueTask<Wish>> wish)
    {
        var (key, unreadable) = RequestKey.Of(context, body);
        if (key is null) return unreadable!;
        var viewer = await callers.Viewer(context);
        if (await Earlier(context, viewer.PersonId, key) is { } earlier) return earlier;
        if (!await IsVisible(viewer, id, context)) return new HttpProblem("not-found");

        var (command, refused) = await wish(new Sender(viewer.PersonId, time.GetUtcNow()));
        return command is null ? refused! : Told(context, await Run(context, id, null, key, command));
    }

    /// <summary>
    /// Has a task moved. Whoever may move it may see its case, so the case's own writer is asked first and the database only when
    /// it refuses: then a stranger is told that there is nothing.
    /// </summary>
    public async Task<IResult> OnTask(HttpContext context, Guid id, object body, Func<Sender, Wish> wish)
    {
        var (key, unreadable) = RequestKey.Of(context, body);
        if (key is null) return unreadable!;
        var sender = new Sender(Callers.PersonOf(context.User), time.GetUtcNow());
        var (command, refused) = wish(sender);
        if (command is null) return await Earlier(context, sender.Person, key) ?? (await IsVisible(await callers.Viewer(context), id, context) ? refused! : new HttpProblem("not-found"));

        var answer = await Run(context, id, null, key, command);
        return answer.Kind is AnswerKind.Done or AnswerKind.KeyReused or AnswerKind.Unavailable || await IsVisible(await callers.Viewer(context), id, context)
            ? Told(context, answer)
            : new HttpProblem("not-found");
    }

    /// <summary>Has a case started, under an id made here.</summary>
    public async Task<IResult> Start(HttpContext context, string procedure, object body, Func<Sender, Guid, ValueTask<Wish>> wish)
    {
        var (key, unreadable) = RequestKey.Of(context, body);
        if (key is null) return unreadable!;
        var sender = new Sender(Callers.PersonOf(context.User), time.GetUtcNow());

        // In the order of time, so that new cases stand together in the database.
        var id = Guid.CreateVersion7(sender.At);
        var (command, refused) = await wish(sender, id);
        // What was right under this key then may be refused now.
        return command is null ? await Earlier(context, sender.Person, key) ?? refused! : Told(context, await Run(context, id, procedure, key, command));
    }

    private Task<CommandAnswer> Run(HttpContext context, Guid id, string? procedure, RequestKey key, Command command) =>
        runner.Run(new CommandRequest(id, procedure, Owned(command.By, key), key.Hash, procedure is null ? key.Revision : null, command), context.RequestAborted);

    private Task<bool> IsVisible(Viewer viewer, Guid id, HttpContext context) => database.CasesVisibleTo(viewer).AnyAsync(row => row.Id == id, context.RequestAborted);

    private static IResult Told(HttpContext context, CommandAnswer answer) => answer.Kind switch
    {
        AnswerKind.Done => Moved(context, answer.CaseId, answer.Revision, answer.NextTask),
        AnswerKind.Refused => HttpProblem.Of(answer.Refusal!, answer.Revision),
        AnswerKind.Invalid => new HttpProblem("form-invalid") { Errors = [.. answer.Errors!] },
        AnswerKind.NotFound => new HttpProblem("not-found"),
        AnswerKind.Stale => new HttpProblem("stale") { Revision = answer.Revision },
        AnswerKind.KeyReused => new HttpProblem("key-reused"),
        _ => new HttpProblem("unavailable"),
    };

    /// <summary>What this key was answered before: asked first, since what was right then may be refused now.</summary>
    private async Task<IResult?> Earlier(HttpContext context, string person, RequestKey key) =>
        await store.FindCommand(Owned(person, key), context.RequestAborted) is not { } past ? null
        : past.RequestHash == key.Hash ? Moved(context, past.CaseId, past.Revision, null)
        : new HttpProblem("key-reused");

    private static IResult Moved(HttpContext context, Guid id, long revision, int? next)
    {
        context.Response.Headers.ETag = $"\"{revision}\"";
        var moved = new Moved(id, revision, next is { } number ? TaskRow.IdOf(id, number) : null);
        return HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Value!.TrimEnd('/').EndsWith("/cases", StringComparison.OrdinalIgnoreCase)
            ? Results.Created($"/api/v1/cases/{id}", moved)
            : Results.Ok(moved);
    }

    private static string Owned(string person, RequestKey key) => $"{person}:{key.Key}";
}

/// <summary>Who sends a command, and when.</summary>
internal sealed record Sender(string Person, DateTimeOffset At);

/// <summary>A command, or why there is none.</summary>
internal readonly record struct Wish(Command? Command, HttpProblem? Refused)
{
    public static implicit operator Wish(Command command) => new(command, null);
    public static implicit operator Wish(HttpProblem refused) => new(null, refused);
}

/// <param name="Id">The case.</param>
/// <param name="Revision">After the command.</param>
/// <param name="Next">The sender's next task in the same case.</param>
internal sealed record Moved(Guid Id, long Revision, string? Next);
