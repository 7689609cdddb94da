using System.Globalization;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// How often an activity is done (BPMN 2.0.2, 10.3.8 and 13.3.6). The token of the activity as a whole is the scope of its instances, and what its border
/// listens for.
/// </summary>
internal abstract class Loop
{
    /// <summary>The marker of an activity, or null when it is done once.</summary>
    public static Loop? Read(XmlPart activity, ModelReader reader)
    {
        var markers = activity.Children.Where(Activity.IsMarker).ToList();
        if (markers.Count == 0) return null;
        if (markers.Count > 1) reader.Problem("bpmn.one-loop", markers[1], $"'{activity.Id}' says twice how often it is done.");
        return markers[0].Name == "standardLoopCharacteristics" ? new StandardLoop(markers[0], reader) : new MultiInstance(markers[0], reader);
    }

    /// <summary>The activity has been entered.</summary>
    public abstract void Begin(Run run, Token whole, Activity activity);

    /// <summary>What an instance has of its own from the beginning.</summary>
    public virtual ContextValue Own(LoopState loop, int instance) => ContextValue.Empty;

    /// <summary>An instance has done its work.</summary>
    public void Ended(Run run, Token instance, Activity activity)
    {
        instance = run.Case.Tokens.Numbered(instance.Number)!;
        Collect(run, instance, activity);
        run.Leave(instance, []);
        if (run.Around(instance) is { } whole) Continue(run, whole, activity, instance);
    }

    /// <summary>What becomes of the others, and whether it is done once more. The activity as a whole is left when nothing is left in it.</summary>
    /// <param name="seen">The token whose variables the conditions see: the instance that has ended, else the whole.</param>
    public abstract void Continue(Run run, Token whole, Activity activity, Token seen);

    /// <summary>How far it is when one instance that was done is to be placed again; the placing counts it.</summary>
    public virtual LoopState Reopened(Run run, Token whole, int instance) => whole.Loop is { } loop
        ? loop with { Begun = loop.Begun - 1, Completed = Math.Max(0, loop.Completed - 1) }
        : new LoopState(null, false, [], null, [], instance - 1, instance - 1);

    /// <summary>All has been done: what was gathered is given.</summary>
    public virtual void Finish(Run run, Token whole) { }

    /// <summary>Keeps what the instance gives.</summary>
    protected virtual void Collect(Run run, Token instance, Activity activity) { }

    /// <summary>Whether a condition is true; null when an incident was raised because that cannot be told.</summary>
    public static bool? Holds(Run run, Token whole, Activity activity, Expression condition, Token seen)
    {
        var value = run.Evaluate(condition, seen);
        switch (value)
        {
            case BooleanValue boolean: return boolean.Value;
            case NullValue { Reason: null }: return false;
            default:
                var why = value is NullValue { Reason: { } reason } ? reason : $"true or false was expected, {FeelText.Of(value)} was found.";
                run.Raise(whole, activity, "expression", $"The condition \"{condition.Source}\" of '{activity.Id}' cannot be judged: {why}", stage: IncidentRaised.CountingStage);
                return null;
        }
    }

    /// <summary>Places the next instance; it begins in its turn.</summary>
    protected static void Next(Run run, Token whole, Activity activity)
    {
        run.Allow(activity.Size);
        run.Begin(run.Place(activity, whole.Number, null));
    }

    /// <summary>A whole number that an attribute of a marker gives, or null.</summary>
    protected static int? Number(XmlPart part, string attribute, int least, int most, ModelReader reader)
    {
        if (part[attribute] is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        reader.Problem("bpmn.loop-count", part, $"'{attribute}' of '{part.NearestId}' should be a whole number from {least} to {most:N0}; '{text}' was found.");
        return null;
    }
}
