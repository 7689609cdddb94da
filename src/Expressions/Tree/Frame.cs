namespace WorkflowHub.Expressions.Tree;

/// <summary>One evaluation: the values of the names, the places of local variables, and what may still be spent.</summary>
internal sealed class Frame(ContextValue input, Value[] slots, Budget budget)
{
    public readonly ContextValue Input = input;
    public readonly Value[] Slots = slots;
    public readonly Budget Budget = budget;

    public Value Fault(string reason) => new NullValue(reason);

    /// <summary>Counts work; false when the cap is reached, and then <see cref="Spent"/> is the answer.</summary>
    public bool Step(long steps = 1) => (Budget.Steps -= steps) >= 0;

    public Value Spent => new NullValue($"The expression takes more than {nameof(Limits.MaxSteps)} ({Limits.MaxSteps}) steps.");

    /// <summary>The value, or a fault when it has grown over a cap.</summary>
    public Value Keep(Value value)
    {
        if (value is TextValue text)
            return text.Text.Length <= Limits.MaxTextLength ? value : Fault($"A text is longer than {nameof(Limits.MaxTextLength)} ({Limits.MaxTextLength}).");
        if (value is ListValue { Items.Length: > Limits.MaxListSize })
            return Fault($"A list has more items than {nameof(Limits.MaxListSize)} ({Limits.MaxListSize}).");
        if (value.Depth > Limits.MaxValueDepth) return Fault($"A value is nested deeper than {nameof(Limits.MaxValueDepth)} ({Limits.MaxValueDepth}).");
        return value.Size <= Limits.MaxValueSize ? value : Fault($"A value holds more than {nameof(Limits.MaxValueSize)} ({Limits.MaxValueSize}) values.");
    }
}

/// <summary>Shared by all frames of one evaluation.</summary>
internal sealed class Budget
{
    public long Steps = Limits.MaxSteps;
    public int CallHeight;

    /// <summary>For all that an analysis tries.</summary>
    public static Budget OfAnalysis() => new() { Steps = Limits.MaxAnalysisSteps };

    /// <summary>For what is evaluated while compiling.</summary>
    public static Budget Small() => new() { Steps = 1_000 };

    /// <summary>What happened, when somebody wants to know.</summary>
    public Trace? Trace;
}

/// <summary>The steps of an evaluation that is to be explained.</summary>
internal sealed class Trace
{
    public readonly List<Dmn.DecisionStep> Steps = [];

    /// <summary>What all explanations of the evaluation may spend, so that they take nothing from it.</summary>
    public readonly Budget Explaining = new();
}
