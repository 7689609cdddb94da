using WorkflowHub.Engine.Events;

namespace WorkflowHub.Api.Cases;

/// <summary>Moves with tasks and with the whole case, told to people.</summary>
internal static class MoveTold
{
    public static string? Of(CaseReading read, Event @event) => @event switch
    {
        TaskDelegated move => Timeline.With(read, move.Comment, Say(read, move, move.Task, move.To)),
        TaskTransferred move => Timeline.With(read, move.Comment, Say(read, move, move.Task, move.To)),
        TaskReassigned move => Timeline.With(read, move.Reason, Say(read, move, move.Task, move.To)),
        TaskHandedBack move => Timeline.With(read, move.Comment, HandedBack(read, move)),
        OpinionAsked move => Timeline.Say(read, move, ("person", read.Person(move.To).Name), ("comment", move.Question)),
        OpinionGiven move => Timeline.Say(read, move, ("comment", move.Text)),
        SignersAdded move => Timeline.With(read, move.Comment, Timeline.Say(read, move, ("step", Timeline.StepOfTask(read, move.Task)), ("people", Names(read, move.People.Select(signer => signer.Person))))),
        SignerRemoved move => Timeline.Say(read, move, ("person", read.Person(move.Person).Name)),
        DecisionTakenBack move => Timeline.Say(read, move, ("step", Timeline.StepName(read, move.Step))),
        FileAttached move => Timeline.Say(read, move, ("name", move.Name)),
        PeopleInformed move => Timeline.With(read, move.Text, Timeline.Say(read, move, ("people", Names(read, move.People)))),
        CaseUrged move => Timeline.With(read, move.Comment, Timeline.Say(read, move)),
        RevocationAsked move => Timeline.With(read, move.Reason, Timeline.Say(read, move)),
        CaseSuspended move => Timeline.With(read, move.Reason, Timeline.Say(read, move)),
        CaseResumed move => Timeline.Say(read, move),
        _ => null,
    };

    private static string Say(CaseReading read, Event move, int task, string to) => Timeline.Say(read, move, ("step", Timeline.StepOfTask(read, task)), ("person", read.Person(to).Name));

    private static string HandedBack(CaseReading read, TaskHandedBack move)
    {
        var step = read.Tasks.FirstOrDefault(row => row.Number == move.Task)?.StepId ?? "";
        return Timeline.Say(read, move, ("step", Timeline.StepOfTask(read, move.Task)), ("outcome", Timeline.OutcomeName(read, step, move.Outcome)));
    }

    private static string Names(CaseReading read, IEnumerable<string> people) => string.Join(", ", people.Select(person => read.Person(person).Name));
}
