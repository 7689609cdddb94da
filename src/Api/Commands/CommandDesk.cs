using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Reading;

namespace WorkflowHub.Api.Commands;

/// <summary>What every command goes through: its key, whether the sender may see the case at all, the engine's decision, the answer.</summary>
internal sealed class CommandDesk(ICaseRunner runner, CaseStore store, WorkflowHubContext database, Callers callers, TimeProvider time)
{
    /// <summary>Has a command carried out on a case.</summary>
    /// <param name="wish">Makes the command, or says why it is refused before the engine is asked.</param>
    public async Task<IResult> OnCase(HttpContext context, Guid id, object body, Func<Sender, ValueTask<Wish>> wish)
    {
        var (key, unreadable) = RequestKey.Of(context, body);
        if (key is null) return unreadable!;
        var viewer = await callers.Viewer(context);
        if (await Earlier(context, viewer.PersonId, key) is { } earlier) return earlier;
        if (!await database.CasesVisibleTo(viewer).AnyAsync(row => row.Id == id, context.RequestAborted)) return new HttpProblem("not-found");

        var (command, refused) = await wish(new Sender(viewer.PersonId, time.GetUtcNow()));
        return command is null ? refused! : await Run(context, new CommandRequest(id, null, Owned(viewer.PersonId, key), key.Hash, key.Revision, command));
    }

    /// <summary>Has a case started, under an id made here.</summary>
    public async Task<IResult> Start(HttpContext context, string procedure, object body, Func<Sender, Guid, ValueTask<Wish>> wish)
    {
        var (key, unreadable) = RequestKey.Of(context, body);
        if (key is null) return unreadable!;
        var person = Callers.PersonOf(context.User);
        if (await Earlier(context, person, key) is { } earlier) return earlier;

        // In the order of time, so that new cases stand together in the database.
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var (command, refused) = await wish(new Sender(person, time.GetUtcNow()), id);
        return command is null ? refused! : await Run(context, new CommandRequest(id, procedure, Owned(person, key), key.Hash, null, command));
    }

    private async Task<IResult> Run(HttpContext context, CommandRequest request)
    {
        var answer = await runner.Run(request, context.RequestAborted);
        return answer.Kind switch
        {
            AnswerKind.Done => await Moved(context, request.Command.By, answer.CaseId, answer.Revision),
            AnswerKind.Refused => HttpProblem.Of(await Named(answer.Refusal!, context.RequestAborted), answer.Revision),
            AnswerKind.NotFound => new HttpProblem("not-found"),
            AnswerKind.Stale => new HttpProblem("stale") { Revision = answer.Revision },
            AnswerKind.KeyReused => new HttpProblem("key-reused"),
            _ => new HttpProblem("unavailable"),
        };
    }

    /// <summary>The engine knows people by id, readers by name.</summary>
    private async Task<Refusal> Named(Refusal refusal, CancellationToken cancellation) =>
        refusal.Facts.GetValueOrDefault("person") is { } id && (await callers.Organisation(cancellation)).Person(id) is { } person
        ? refusal with { Facts = refusal.Facts.SetItem("person", person.Name) }
        : refusal;

    /// <summary>What this key was answered before: asked first, since what was right then may be refused now.</summary>
    private async Task<IResult?> Earlier(HttpContext context, string person, RequestKey key) =>
        await store.FindCommand(Owned(person, key), context.RequestAborted) is not { } past ? null
        : past.RequestHash == key.Hash ? await Moved(context, person, past.CaseId, past.Revision)
        : new HttpProblem("key-reused");

    private async Task<IResult> Moved(HttpContext context, string person, Guid id, long revision)
    {
        var next = await database.InboxOf(person).Where(task => task.CaseId == id).OrderBy(task => task.Number).Select(task => task.Id).FirstOrDefaultAsync(context.RequestAborted);
        context.Response.Headers.ETag = $"\"{revision}\"";
        var moved = new Moved(id, revision, next);
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
