using System.Text;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Expressions;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Commits;

/// <summary>
/// Effects that the case awaits no answer of, as rows of the outbox in which jobs wait: committed with the events that ask for them, carried out at least
/// once. Their numbers lie below zero, so that they never meet a job's.
/// </summary>
internal static class EffectRows
{
    /// <param name="sequence">One of the commit's own, for no other effect: it becomes the number.</param>
    /// <returns>Null for a job, whose row comes with its event.</returns>
    public static JobRow? Of(Effect effect, Guid caseId, long sequence, DateTimeOffset at)
    {
        if (Words(effect) is not var (kind, input)) return null;
        return new JobRow
        {
            CaseId = caseId,
            Number = -checked((int)sequence),
            Element = "",
            Kind = kind,
            Input = Encoding.UTF8.GetString(JsonValues.ToUtf8(input)),
            Asked = sequence,
            NotBefore = at.UtcDateTime,
        };
    }

    private static (string Kind, ContextValue Input)? Words(Effect effect) => effect switch
    {
        AnswerCall answer => ("answer-call", ContextValue.Of(
            ("case", Value.Of(answer.Caller.Case.ToString())), ("job", Value.Of(answer.Caller.Job)), ("kind", Value.Of(answer.Kind.ToString())), ("code", Value.Of(answer.Code)), ("data", answer.Data))),
        CancelCall call => ("cancel-call", ContextValue.Of(("job", Value.Of(call.Job)))),
        SendMessage message => ("message", ContextValue.Of(("name", Value.Of(message.Name)), ("key", Value.Of(message.Key)), ("data", message.Data))),
        BroadcastSignal signal => ("signal", ContextValue.Of(("name", Value.Of(signal.Name)), ("data", signal.Data))),
        _ => null,
    };
}
