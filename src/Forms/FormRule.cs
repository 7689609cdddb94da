using WorkflowHub.Expressions;
using WorkflowHub.Forms.Schemas;

namespace WorkflowHub.Forms;

/// <summary>A JSON Forms rule that shows or hides: its condition and which way it goes.</summary>
internal sealed class FormRule(bool shows, RuleCondition condition)
{
    public bool Hides(ContextValue data) => condition.Holds(data) != shows;

    /// <summary>A value that is not there is judged as null.</summary>
    internal sealed class Leaf(string[] names, Schema schema, bool failWhenUndefined) : RuleCondition
    {
        public override bool Holds(ContextValue data)
        {
            var value = DataPath.Get(data, names);
            return value is null && failWhenUndefined ? false : schema.Accepts(value ?? Value.Null);
        }
    }

    internal sealed class All(RuleCondition[] conditions) : RuleCondition
    {
        public override bool Holds(ContextValue data) => conditions.All(condition => condition.Holds(data));
    }

    internal sealed class Any(RuleCondition[] conditions) : RuleCondition
    {
        public override bool Holds(ContextValue data) => conditions.Any(condition => condition.Holds(data));
    }
}

internal abstract class RuleCondition
{
    public abstract bool Holds(ContextValue data);
}
