using Microsoft.Extensions.Logging;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Hosting.Cases;

/// <summary>A thin coat on the engine: what the case is, one decision at a time, one commit for each.</summary>
internal sealed class CaseGrain(CaseStore store, CommitQueue commits, ProcedureCatalogue procedures, OrganisationCache organisation, ILogger<CaseGrain> log)
    : Grain, ICaseGrain
{
    // Another writer gets in the way only when a node is dying or was woken from the dead: more tries would not help.
    private const int Tries = 3;

    private readonly RecentKeys recent = new();
    private Case? known;

    public async Task<CommandAnswer> Run(CommandRequest request)
    {
        try
        {
            return await Decide(request);
        }
        catch (Exception fault)
        {
            // Faults of drivers and the engine stay here: another node might not even know their types.
            log.LogError(fault, "Command {Command} on case {Case} failed", request.Command.GetType().Name, request.CaseId);
            return Unavailable(request);
        }
    }

    private async Task<CommandAnswer> Decide(CommandRequest request)
    {
        if (recent.Find(request.Key) is { } repeated) return Past(repeated, request);

        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var before = known ??= await Read(request, attempt);
            if (await ProcedureOf(before, request) is not { } procedure) return await Earlier(request) ?? Answer(AnswerKind.NotFound, request, before);
            if (request.ExpectedRevision is { } expected && expected != before.Revision) return await Earlier(request) ?? Answer(AnswerKind.Stale, request, before);

            var (command, errors) = AnswerCheck.Check(procedure, before, request.Command);
            var decision = CaseEngine.Handle(procedure.Procedure, before, command, await organisation.Current(CancellationToken.None));
            if (decision.Refusal is not null) return await Earlier(request) ?? Answer(AnswerKind.Refused, request, before, decision.Refusal);
            if (errors.Count > 0) return await Earlier(request) ?? Answer(AnswerKind.Invalid, request, before) with { Errors = errors };
            if (decision.Events.IsEmpty) return Answer(AnswerKind.Done, request, before);

            var result = await commits.Write(new CaseCommit(
                procedure.Procedure, before.Revision, decision.Case, decision.Events, decision.Effects, request.Key, request.RequestHash, request.Command.At));
            switch (result)
            {
                case CommitResult.Done:
                    known = decision.Case;
                    recent.Add(request.Key, new PastCommand(request.CaseId, request.RequestHash, known.Revision));
                    return Answer(AnswerKind.Done, request, known);
                case CommitResult.Repeated:
                    known = null;
                    return await Earlier(request) ?? Unavailable(request);
                case CommitResult.Stale:
                    known = null;
                    break;
                default:
                    return Unavailable(request);
            }
        }
        return Unavailable(request);
    }

    /// <summary>A start is taken at its word that the case is new; if it is not, the commit is refused as stale and the journal is read.</summary>
    private async ValueTask<Case> Read(CommandRequest request, int attempt) =>
        attempt == 1 && request.Command is StartCase ? Case.None : await store.Load(request.CaseId, CancellationToken.None) ?? Case.None;

    /// <summary>The version the case runs on, or the current one for a start; null when there is no such case or procedure.</summary>
    private async ValueTask<PublishedProcedure?> ProcedureOf(Case @case, CommandRequest request) =>
        @case.Revision > 0 ? await procedures.Get(@case.ProcedureKey, @case.ProcedureVersion, CancellationToken.None)
        : request is { Procedure: { } pinned, Version: { } version, Command: StartCase } ? await procedures.Get(pinned, version, CancellationToken.None)
        : request is { Procedure: { } key, Command: StartCase } ? await procedures.Current(key, CancellationToken.None)
        : null;

    /// <summary>The answer this key got before, perhaps from another activation of the case or, for a start, from another case.</summary>
    private async Task<CommandAnswer?> Earlier(CommandRequest request) =>
        await store.FindCommand(request.Key, CancellationToken.None) is { } past ? Past(past, request) : null;

    private static CommandAnswer Past(PastCommand past, CommandRequest request) =>
        past.RequestHash == request.RequestHash && (past.CaseId == request.CaseId || request.Command is StartCase)
        ? new CommandAnswer(AnswerKind.Done, past.CaseId, past.Revision, true, null)
        : new CommandAnswer(AnswerKind.KeyReused, past.CaseId, past.Revision, false, null);

    private static CommandAnswer Answer(AnswerKind kind, CommandRequest request, Case @case, Refusal? refusal = null) =>
        new(kind, request.CaseId, @case.Revision, false, refusal, null, NextTask(@case, request.Command.By));

    private static int? NextTask(Case @case, string person)
    {
        foreach (var task in @case.Tasks)
            if ((task.Assignee is null || task.Assignee == person) && task.HasCandidate(person)) return task.Number;
        return null;
    }

    private CommandAnswer Unavailable(CommandRequest request)
    {
        var revision = known?.Revision ?? 0;
        known = null;
        DeactivateOnIdle();
        return new CommandAnswer(AnswerKind.Unavailable, request.CaseId, revision, false, null);
    }
}
