using System.Collections.Immutable;
using WorkflowHub.Expressions.Functions;

namespace WorkflowHub.Expressions.Tree;

/// <summary>A call of a built-in function whose name was known when compiled.</summary>
internal sealed class BuiltinCall(string name, Overload overload, Node?[] arguments) : Node(Over(arguments).Higher(2))
{
    public string Name => name;

    public bool IsOfLiterals => arguments.All(argument => argument is null or Literal);

    public override Value Evaluate(Frame frame)
    {
        var values = new Value?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++) values[i] = arguments[i]?.Evaluate(frame);
        return overload.Call(values, frame);
    }

    public override Explained Explain(Frame frame, Explaining how)
    {
        var given = Array.ConvertAll(arguments, argument => argument is null ? (Explained?)null : how.Of(argument, frame));
        return how.Because(this, overload.Call(Array.ConvertAll(given, argument => argument?.Value), frame), given);
    }
}

/// <summary>A call of a function that is a value.</summary>
internal sealed class ValueCall(Node function, Node[] arguments, string[]? names) : Node(Over([function, .. arguments]).Higher(1))
{
    public override Value Evaluate(Frame frame)
    {
        var called = function.Evaluate(frame);
        if (called is not FunctionValue callee) return frame.Fault(called.IsNull ? "There is no such function." : $"A function was expected, {FeelType.Of(called)} was found.");
        if (!frame.Step()) return frame.Spent;
        var values = new Value[arguments.Length];
        for (var i = 0; i < arguments.Length; i++) values[i] = arguments[i].Evaluate(frame);
        if (names is null) return callee.Call(values, frame);
        var named = new Dictionary<string, Value>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++) named[names[i]] = values[i];
        return callee.CallNamed(named, frame);
    }

    public override Explained Explain(Frame frame, Explaining how)
    {
        // The function itself explains only why there is none.
        var called = function.Evaluate(frame) is FunctionValue ? (Explained?)null : how.Of(function, frame);
        return how.Because(this, Evaluate(frame), [called, .. arguments.Select(argument => (Explained?)how.Of(argument, frame))]);
    }
}

/// <summary>A function written in the expression. It takes the variables around it along as they are now.</summary>
internal sealed class LambdaNode(ImmutableArray<(string Name, FeelType Type)> parameters, int firstSlot, Node body) : Node(Extent.One)
{
    public override Value Evaluate(Frame frame) =>
        new Closure(parameters, firstSlot, body, frame.Input, (Value[])frame.Slots.Clone());
}

internal sealed record Closure : FunctionValue
{
    private readonly ImmutableArray<(string Name, FeelType Type)> parameters;
    private readonly int firstSlot;
    private readonly Node body;
    private readonly ContextValue input;
    private readonly Value[] slots;
    private readonly int ownSlot;

    /// <param name="ownSlot">Where its body finds the function itself, as the entry of a context; -1 when it has no name.</param>
    public Closure(ImmutableArray<(string Name, FeelType Type)> parameters, int firstSlot, Node body, ContextValue input, Value[] slots, int ownSlot = -1)
    {
        this.ownSlot = ownSlot;
        this.parameters = parameters;
        this.firstSlot = firstSlot;
        this.body = body;
        this.input = input;
        this.slots = slots;
        Parameters = [.. parameters.Select(parameter => parameter.Name)];
    }

    public override ImmutableArray<string> Parameters { get; }

    /// <summary>The same function, which calls itself by the name of a variable.</summary>
    public Closure Named(int slot) => new(parameters, firstSlot, body, input, slots, slot);

    internal override FeelType Type => new FeelType.Function([.. parameters.Select(parameter => parameter.Type)], FeelType.Any);

    internal override Value Call(Value[] arguments, Frame frame)
    {
        if (arguments.Length != parameters.Length) return frame.Fault($"The function takes {parameters.Length} arguments; {arguments.Length} were given.");
        if (!frame.Step(slots.Length + body.Nodes)) return frame.Spent;
        var own = (Value[])slots.Clone();
        if (ownSlot >= 0) own[ownSlot] = this;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = parameters[i].Type.Convert(arguments[i]);
            if (argument.IsNull && !arguments[i].IsNull) return argument;
            own[firstSlot + i] = argument;
        }
        return Calls.Deeper(frame, body.Height, () => body.Evaluate(new Frame(input, own, frame.Budget)));
    }

    public bool Equals(Closure? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>An external function: one of the methods of Java that are known here.</summary>
internal sealed record JavaFunction(ImmutableArray<(string Name, FeelType Type)> Declared, JavaMethod Method) : FunctionValue
{
    public override ImmutableArray<string> Parameters { get; } = [.. Declared.Select(parameter => parameter.Name)];

    internal override FeelType Type => new FeelType.Function([.. Declared.Select(parameter => parameter.Type)], FeelType.Any);

    internal override Value Call(Value[] arguments, Frame frame)
    {
        if (arguments.Length != Declared.Length) return frame.Fault($"The function takes {Declared.Length} arguments; {arguments.Length} were given.");
        if (!frame.Step()) return frame.Spent;
        var converted = new Value[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            converted[i] = Declared[i].Type.Convert(arguments[i]);
            if (converted[i].IsNull && !arguments[i].IsNull) return converted[i];
        }
        return Method.Call(converted, frame);
    }

    public bool Equals(JavaFunction? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

internal static class Calls
{
    /// <summary>Goes into a function's body when the stack can surely take it.</summary>
    public static Value Deeper(Frame frame, int height, Func<Value> body)
    {
        var budget = frame.Budget;
        // The call itself stands on the stack as well.
        var levels = height + 8;
        if (budget.CallHeight + levels > Limits.MaxCallHeight)
            return frame.Fault($"Functions call each other deeper than {nameof(Limits.MaxCallHeight)} ({Limits.MaxCallHeight}) levels.");
        budget.CallHeight += levels;
        var result = body();
        budget.CallHeight -= levels;
        return result;
    }
}
