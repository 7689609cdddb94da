using System.Collections.Immutable;
using WorkflowHub.Designer.Scenarios.Steps;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Designer.Scenarios;

/// <summary>Plays a scenario: one case, one clock, one world, and what went otherwise than expected.</summary>
internal sealed class Player(Package package, Scenario scenario, OrganisationSnapshot organisation)
{
    // A case that never comes to rest would be played for ever.
    private const int MostCommands = 10_000;

    private static readonly ImmutableSortedDictionary<string, FieldRight> AllRights = ImmutableSortedDictionary<string, FieldRight>.Empty;

    private readonly List<ScenarioFailure> failures = [];
    private readonly List<string> route = [];
    private readonly List<TaskCreated> tasks = [];
    private ScenarioStep at = scenario.Start;
    private string? heldJob;
    private int commands;
    private bool stuck;

    public Package Package => package;
    public OrganisationSnapshot Organisation => organisation;
    public SampleWorld World { get; } = new(organisation);
    public Case Case { get; private set; } = Case.None;
    public DateTimeOffset Now { get; private set; } = scenario.At;
    public string Language => scenario.Language;

    /// <summary>Steps decided and jobs done, in the order in which they finished.</summary>
    public IReadOnlyList<string> Route => route;

    /// <summary>The element at which the applicant corrects, when the case was returned to the applicant.</summary>
    public string? CorrectionStep => Case.Tasks.FirstOrDefault(task => task.Step == package.Procedure.StartStep.Id)?.Step;

    public ImmutableArray<ScenarioFailure> Play()
    {
        var steps = new[] { scenario.Start }.Concat(scenario.Steps).ToList();
        for (var i = 0; i < steps.Count && !stuck; i++)
        {
            at = steps[i];
            heldJob = i + 1 < steps.Count ? steps[i + 1].HoldsJob : null;
            if (at.Play(this) is { } refused) Stop($"expected to be accepted; it was refused with '{refused.Code}': {refused.Message}");
            Settle();
        }
        if (stuck) return [.. failures];
        at = new ExpectStep(scenario.Expect.Line, scenario.Expect);
        scenario.Expect.CheckEnd(this);
        return [.. failures];
    }

    public void Fail(string message) => failures.Add(new ScenarioFailure(at.Line, at.Words, message));

    /// <summary>Plays a step that may be refused.</summary>
    public Refused? Try(ScenarioStep step) => step.Play(this);

    public Refused? Send(Command command)
    {
        if (++commands > MostCommands)
        {
            Stop($"the case does not come to rest within {MostCommands} commands.");
            return null;
        }
        var decision = CaseEngine.Handle(package.Procedure, Case, command, organisation);
        if (decision.Refusal is { } refusal) return new Refused(refusal.Code, refusal.Message);
        Case = decision.Case;
        foreach (var happened in decision.Events) Note(happened);
        return null;
    }

    /// <summary>The answer a form makes of what was sent.</summary>
    public Refused? Answer(string? form, ContextValue sent, IReadOnlyDictionary<string, FieldRight>? rights, out ContextValue answer)
    {
        answer = ContextValue.Empty;
        if (form is null) return sent.Count == 0 ? null : new Refused(Refused.Answer, "There is no form here to fill in.");
        var checkedAnswer = package.Forms[form].Check(sent, Case.Data, rights ?? AllRights);
        answer = checkedAnswer.Data;
        return checkedAnswer.Errors.IsEmpty
            ? null
            : new Refused(Refused.Answer, string.Join(" ", checkedAnswer.Errors.Select(error => $"{error.Pointer}: {error.Message}")));
    }

    /// <summary>The task of a step a person means: their own, open or else past; else anybody's, open or else past. Null, with a failure, when there never was one.</summary>
    public int? TaskOf(string person, string step)
    {
        var open = Case.Tasks.Where(task => task.Step == step).ToList();
        var past = tasks.FindAll(created => created.Step == step);
        if (open.Find(task => task.HasCandidate(person)) is { } own) return own.Number;
        if (past.FindLast(created => created.Candidates.Any(candidate => candidate.Person == person)) is { } owned) return owned.Task;
        if (open.FirstOrDefault() is { } other) return other.Number;
        if (past.LastOrDefault() is { } gone) return gone.Task;
        Stop($"expected a task of '{step}'; open are {PeopleByStep.Of(Case)}.");
        return null;
    }

    public void Wait(TimeSpan time)
    {
        var until = Now + time;
        while (!stuck && Case.Timers.OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Number).FirstOrDefault() is { } timer && timer.DueAt <= until)
        {
            if (timer.DueAt > Now) Now = timer.DueAt;
            if (Send(new FireTimer(timer.Number) { At = Now, By = Command.System }) is { } refused) Stop($"the timer of '{timer.Element}' was refused: {refused.Message}");
            Settle();
        }
        Now = until;
    }

    /// <summary>Does the jobs that wait, except one the next step answers.</summary>
    private void Settle()
    {
        while (!stuck && Case.Jobs.FirstOrDefault(job => job.Element != heldJob && Case.Incidents.All(incident => incident.Job != job.Number)) is { } job)
        {
            var (result, error) = World.Do(job, this);
            Command command = result is not null
                ? new CompleteJob(job.Number, result) { At = Now, By = Command.System }
                : new FailJob(job.Number, 1, error!, true) { At = Now, By = Command.System };
            if (Send(command) is { } refused) Stop($"the result of the job '{job.Element}' was refused: {refused.Message}");
        }
    }

    private void Note(Event happened)
    {
        switch (happened)
        {
            case TaskCreated created: tasks.Add(created); break;
            case RoundClosed { IsDecision: true } closed: route.Add(closed.Step); break;
            case JobCompleted done: route.Add(done.Element); break;
        }
    }

    private void Stop(string message)
    {
        Fail(message);
        stuck = true;
    }
}
