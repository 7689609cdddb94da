using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Journal;

/// <summary>Events to stored JSON and back, by name and version. A stored name and version keeps its meaning for ever.</summary>
public static class EventJson
{
    // The name is written out: a type may be renamed, what is stored may not.
    private static readonly (string Name, int Version, JsonTypeInfo Type)[] Known =
    [
        ("ActivitiesChosen", 1, EventShapes.Default.ActivitiesChosen),
        ("ActivityKept", 1, EventShapes.Default.ActivityKept),
        ("CompensationAsked", 1, EventShapes.Default.CompensationAsked),
        ("CompensationBegan", 1, EventShapes.Default.CompensationBegan),
        ("TransactionCancelled", 1, EventShapes.Default.TransactionCancelled),
        ("CaseStarted", 1, EventShapes.Default.CaseStarted),
        ("CaseEnded", 1, EventShapes.Default.CaseEnded),
        ("CommentAdded", 1, EventShapes.Default.CommentAdded),
        ("ConditionLapsed", 1, EventShapes.Default.ConditionLapsed),
        ("CorrectionAwaited", 1, EventShapes.Default.CorrectionAwaited),
        ("DataChanged", 1, EventShapes.Default.DataChanged),
        ("Reminded", 1, EventShapes.Default.Reminded),
        ("Escalated", 1, EventShapes.Default.Escalated),
        ("DecidedByTime", 1, EventShapes.Default.DecidedByTime),
        ("DeadlinePaused", 1, EventShapes.Default.DeadlinePaused),
        ("DeadlineResumed", 1, EventShapes.Default.DeadlineResumed),
        ("DeadlineExtended", 1, EventShapes.Default.DeadlineExtended),
        ("BranchCarried", 1, EventShapes.Default.BranchCarried),
        ("BranchesKept", 1, EventShapes.Default.BranchesKept),
        ("DataSeen", 1, EventShapes.Default.DataSeen),
        ("DecisionCarried", 1, EventShapes.Default.DecisionCarried),
        ("DecisionKept", 1, EventShapes.Default.DecisionKept),
        ("DecisionLapsed", 1, EventShapes.Default.DecisionLapsed),
        ("CaseMigrated", 1, EventShapes.Default.CaseMigrated),
        ("ElementEntered", 1, EventShapes.Default.ElementEntered),
        ("ElementLeft", 1, EventShapes.Default.ElementLeft),
        ("ElementCancelled", 1, EventShapes.Default.ElementCancelled),
        ("EscalationThrown", 1, EventShapes.Default.EscalationThrown),
        ("IncidentRaised", 1, EventShapes.Default.IncidentRaised),
        ("IncidentResolved", 1, EventShapes.Default.IncidentResolved),
        ("JobRequested", 1, EventShapes.Default.JobRequested),
        ("JobCompleted", 1, EventShapes.Default.JobCompleted),
        ("JobFailed", 1, EventShapes.Default.JobFailed),
        ("JobCancelled", 1, EventShapes.Default.JobCancelled),
        ("JoinStarted", 1, EventShapes.Default.JoinStarted),
        ("ListeningBegan", 1, EventShapes.Default.ListeningBegan),
        ("ListeningEnded", 1, EventShapes.Default.ListeningEnded),
        ("LoopBegun", 1, EventShapes.Default.LoopBegun),
        ("OutputCollected", 1, EventShapes.Default.OutputCollected),
        ("MessageThrown", 1, EventShapes.Default.MessageThrown),
        ("RoundOpened", 1, EventShapes.Default.RoundOpened),
        ("RoundClosed", 1, EventShapes.Default.RoundClosed),
        ("SignalThrown", 1, EventShapes.Default.SignalThrown),
        ("StepHeld", 1, EventShapes.Default.StepHeld),
        ("StepResumed", 1, EventShapes.Default.StepResumed),
        ("StepReturned", 1, EventShapes.Default.StepReturned),
        ("SubscriptionOpened", 1, EventShapes.Default.SubscriptionOpened),
        ("SubscriptionMet", 1, EventShapes.Default.SubscriptionMet),
        ("SubscriptionClosed", 1, EventShapes.Default.SubscriptionClosed),
        ("TaskCreated", 1, EventShapes.Default.TaskCreated),
        ("TaskClaimed", 1, EventShapes.Default.TaskClaimed),
        ("TaskReleased", 1, EventShapes.Default.TaskReleased),
        ("TaskCompleted", 1, EventShapes.Default.TaskCompleted),
        ("TaskCancelled", 1, EventShapes.Default.TaskCancelled),
        ("TokenRestored", 1, EventShapes.Default.TokenRestored),
        ("TokensGathered", 1, EventShapes.Default.TokensGathered),
        ("TimerArmed", 1, EventShapes.Default.TimerArmed),
        ("TimerFired", 1, EventShapes.Default.TimerFired),
        ("TimerCancelled", 1, EventShapes.Default.TimerCancelled),
        ("VariablesSet", 1, EventShapes.Default.VariablesSet),
        ("CaseResumed", 1, EventShapes.Default.CaseResumed),
        ("CaseSuspended", 1, EventShapes.Default.CaseSuspended),
        ("CaseUrged", 1, EventShapes.Default.CaseUrged),
        ("DecisionTakenBack", 1, EventShapes.Default.DecisionTakenBack),
        ("DraftSaved", 1, EventShapes.Default.DraftSaved),
        ("FileAttached", 1, EventShapes.Default.FileAttached),
        ("LineFormed", 1, EventShapes.Default.LineFormed),
        ("OpinionAsked", 1, EventShapes.Default.OpinionAsked),
        ("OpinionGiven", 1, EventShapes.Default.OpinionGiven),
        ("PeopleInformed", 1, EventShapes.Default.PeopleInformed),
        ("RevocationAsked", 1, EventShapes.Default.RevocationAsked),
        ("RuleApplied", 1, EventShapes.Default.RuleApplied),
        ("SignerRemoved", 1, EventShapes.Default.SignerRemoved),
        ("SignersAdded", 1, EventShapes.Default.SignersAdded),
        ("TaskDelegated", 1, EventShapes.Default.TaskDelegated),
        ("TaskHandedBack", 1, EventShapes.Default.TaskHandedBack),
        ("TaskReassigned", 1, EventShapes.Default.TaskReassigned),
        ("TaskTransferred", 1, EventShapes.Default.TaskTransferred),
        ("TimerPaused", 1, EventShapes.Default.TimerPaused),
    ];

    private static readonly FrozenDictionary<Type, (string Name, int Version, JsonTypeInfo Type)> ByType = Known.ToFrozenDictionary(known => known.Type.Type);
    private static readonly FrozenDictionary<(string, int), JsonTypeInfo> ByName = Known.ToFrozenDictionary(known => (known.Name, known.Version), known => known.Type);

    /// <summary>Name and version under which an event is stored, e.g. <c>TaskCompleted</c>, 1.</summary>
    public static (string Name, int Version) NameOf(Event @event)
    {
        var (name, version, _) = ByType[@event.GetType()];
        return (name, version);
    }

    /// <summary>The event's own fields with <c>at</c> and <c>by</c>, UTF-8 JSON.</summary>
    public static byte[] Write(Event @event) => JsonSerializer.SerializeToUtf8Bytes(@event, ByType[@event.GetType()].Type);

    /// <exception cref="NotSupportedException">A name or version this engine does not know.</exception>
    /// <exception cref="JsonException">Not what this engine writes under that name.</exception>
    public static Event Read(string name, int version, ReadOnlySpan<byte> utf8) =>
        ByName.TryGetValue((name, version), out var type)
            ? (Event)JsonSerializer.Deserialize(utf8, type)!
            : throw new NotSupportedException($"The journal holds an event {name} of version {version}, which this version of the program does not know.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(JsonValueConverter)])]
[JsonSerializable(typeof(CaseStarted)), JsonSerializable(typeof(CaseEnded)), JsonSerializable(typeof(CommentAdded)), JsonSerializable(typeof(CorrectionAwaited))]
[JsonSerializable(typeof(DataChanged)), JsonSerializable(typeof(ElementEntered)), JsonSerializable(typeof(ElementLeft)), JsonSerializable(typeof(ElementCancelled))]
[JsonSerializable(typeof(IncidentRaised)), JsonSerializable(typeof(IncidentResolved)), JsonSerializable(typeof(JobRequested)), JsonSerializable(typeof(JobCompleted))]
[JsonSerializable(typeof(JobFailed)), JsonSerializable(typeof(JobCancelled)), JsonSerializable(typeof(RoundOpened)), JsonSerializable(typeof(RoundClosed))]
[JsonSerializable(typeof(StepReturned)), JsonSerializable(typeof(TaskCreated)), JsonSerializable(typeof(TaskClaimed)), JsonSerializable(typeof(TaskReleased))]
[JsonSerializable(typeof(TaskCompleted)), JsonSerializable(typeof(TaskCancelled)), JsonSerializable(typeof(TimerArmed)), JsonSerializable(typeof(TimerFired))]
[JsonSerializable(typeof(TimerCancelled)), JsonSerializable(typeof(StepHeld)), JsonSerializable(typeof(StepResumed))]
[JsonSerializable(typeof(VariablesSet))]
[JsonSerializable(typeof(EscalationThrown)), JsonSerializable(typeof(ConditionLapsed)), JsonSerializable(typeof(MessageThrown)), JsonSerializable(typeof(SignalThrown))]
[JsonSerializable(typeof(TokenRestored))]
[JsonSerializable(typeof(LoopBegun)), JsonSerializable(typeof(OutputCollected)), JsonSerializable(typeof(TokensGathered))]
[JsonSerializable(typeof(SubscriptionOpened)), JsonSerializable(typeof(SubscriptionMet)), JsonSerializable(typeof(SubscriptionClosed))]
[JsonSerializable(typeof(Reminded)), JsonSerializable(typeof(Escalated)), JsonSerializable(typeof(DecidedByTime)), JsonSerializable(typeof(DeadlinePaused)), JsonSerializable(typeof(DeadlineResumed)), JsonSerializable(typeof(DeadlineExtended))]
[JsonSerializable(typeof(BranchCarried)), JsonSerializable(typeof(BranchesKept)), JsonSerializable(typeof(DataSeen)), JsonSerializable(typeof(DecisionCarried)), JsonSerializable(typeof(DecisionKept)), JsonSerializable(typeof(DecisionLapsed))]
[JsonSerializable(typeof(CaseMigrated))]
[JsonSerializable(typeof(CaseResumed)), JsonSerializable(typeof(CaseSuspended)), JsonSerializable(typeof(CaseUrged))]
[JsonSerializable(typeof(DecisionTakenBack)), JsonSerializable(typeof(DraftSaved)), JsonSerializable(typeof(FileAttached)), JsonSerializable(typeof(LineFormed))]
[JsonSerializable(typeof(OpinionAsked)), JsonSerializable(typeof(OpinionGiven)), JsonSerializable(typeof(PeopleInformed)), JsonSerializable(typeof(RevocationAsked))]
[JsonSerializable(typeof(RuleApplied)), JsonSerializable(typeof(SignerRemoved)), JsonSerializable(typeof(SignersAdded)), JsonSerializable(typeof(TaskDelegated))]
[JsonSerializable(typeof(TaskHandedBack)), JsonSerializable(typeof(TaskReassigned)), JsonSerializable(typeof(TaskTransferred)), JsonSerializable(typeof(TimerPaused))]
[JsonSerializable(typeof(ListeningBegan)), JsonSerializable(typeof(ListeningEnded)), JsonSerializable(typeof(JoinStarted)), JsonSerializable(typeof(ActivitiesChosen))]
[JsonSerializable(typeof(ActivityKept)), JsonSerializable(typeof(CompensationAsked)), JsonSerializable(typeof(CompensationBegan)), JsonSerializable(typeof(TransactionCancelled))]
internal sealed partial class EventShapes : JsonSerializerContext;
