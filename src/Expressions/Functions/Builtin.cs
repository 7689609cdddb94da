using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Functions;

/// <summary>One way to call a built-in function.</summary>
/// <param name="Parameters">Names in order; a last one that ends with "..." takes any number of arguments.</param>
/// <param name="Required">How many of them must be given.</param>
/// <param name="Body">Gets an argument for each parameter, null where an optional one was left out.</param>
internal sealed record Overload(ImmutableArray<string> Parameters, int Required, Func<Value?[], Frame, Value> Body)
{
    public bool IsVariadic => Parameters.Length > 0 && Parameters[^1].EndsWith("...", StringComparison.Ordinal);

    public bool Takes(int count) => count >= Required && (count <= Parameters.Length || IsVariadic);

    public Value Call(Value?[] arguments, Frame frame)
    {
        if (!frame.Step()) return frame.Spent;
        if (arguments.Length < Parameters.Length && !IsVariadic) Array.Resize(ref arguments, Parameters.Length);
        return frame.Keep(Body(arguments, frame));
    }

    /// <summary>The place of a named argument, or -1. One that stands for any number after another is named without its dots: <c>append(list: …, item: …)</c>.</summary>
    public int PlaceOf(string name)
    {
        for (var i = 0; i < Parameters.Length; i++)
            if (Parameters[i] == name || (IsVariadic && i == Parameters.Length - 1 && i > 0 && Parameters[i].AsSpan().TrimEnd('.').SequenceEqual(name))) return i;
        return -1;
    }
}

internal sealed record Builtin(string Name, ImmutableArray<Overload> Overloads) : FunctionValue
{
    public static readonly FrozenDictionary<string, Builtin> All = Collect().ToFrozenDictionary(builtin => builtin.Name, StringComparer.Ordinal);

    /// <summary>Names of several words.</summary>
    public static readonly ImmutableArray<string> Phrases = [.. All.Keys.Where(NamesInText.IsPhrase).OrderByDescending(name => name.Length)];

    public override ImmutableArray<string> Parameters => Overloads[0].Parameters;

    internal override FeelType Type => new FeelType.Function([.. Parameters.Select(_ => FeelType.Any)], FeelType.Any);

    internal override Value Call(Value[] arguments, Frame frame)
    {
        foreach (var overload in Overloads)
            if (overload.Takes(arguments.Length)) return overload.Call(arguments, frame);
        return frame.Fault($"{Name} does not take {arguments.Length} arguments.");
    }

    internal override Value CallNamed(IReadOnlyDictionary<string, Value> named, Frame frame)
    {
        foreach (var overload in Overloads)
            if (Arrange(overload, [.. named.Keys], [.. named.Values]) is { } arranged) return overload.Call(arranged, frame);
        return frame.Fault($"{Name} has no such parameters.");
    }

    /// <summary>Puts named arguments in the order of an overload's parameters; null when they do not fit it.</summary>
    public static T?[]? Arrange<T>(Overload overload, string[] names, T[] arguments) where T : class
    {
        var arranged = new T?[overload.Parameters.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var place = overload.PlaceOf(names[i]);
            if (place < 0 || arranged[place] is not null) return null;
            arranged[place] = arguments[i];
        }
        for (var i = 0; i < overload.Required; i++)
            if (arranged[i] is null) return null;
        return arranged;
    }

    public bool Equals(Builtin? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    private static IEnumerable<Builtin> Collect()
    {
        var catalogue = new Catalogue();
        NumberFunctions.AddTo(catalogue);
        TextFunctions.AddTo(catalogue);
        ListFunctions.AddTo(catalogue);
        TemporalFunctions.AddTo(catalogue);
        RangeFunctions.AddTo(catalogue);
        ContextFunctions.AddTo(catalogue);
        return catalogue.Builtins;
    }
}

/// <summary>Where the families of functions write themselves in: <c>substring(string, start position, length?)</c>.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<string, List<Overload>> overloads = new(StringComparer.Ordinal);

    public IEnumerable<Builtin> Builtins => overloads.Select(entry => new Builtin(entry.Key, [.. entry.Value]));

    /// <param name="signature">As in the specification; a parameter that ends with "?" may be left out.</param>
    public void Add(string signature, Func<Value?[], Frame, Value> body)
    {
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        var written = signature[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var required = written.Count(name => !name.EndsWith('?'));
        if (written is [.., var last] && last.EndsWith("...", StringComparison.Ordinal)) required--;
        if (!overloads.TryGetValue(signature[..open], out var list)) overloads[signature[..open]] = list = [];
        list.Add(new Overload([.. written.Select(name => name.TrimEnd('?'))], required, body));
    }
}

/// <summary>Taking arguments as what they should be.</summary>
internal static class Arguments
{
    public static NullValue Wrong(string expected, Value? found) =>
        found is NullValue { Reason: not null } fault ? fault : new NullValue($"{expected} was expected, {FeelType.Of(found ?? Value.Null)} was found.");

    /// <summary>A whole number small enough to count with, or null.</summary>
    public static int? Whole(Value? value) =>
        value is NumberValue { Number: var number } && number >= -int.MaxValue && number <= int.MaxValue ? (int)decimal.Truncate(number.ToDecimal()) : null;

    /// <summary>The value itself, or the only item of a list.</summary>
    public static Value? Single(Value? value) => value is ListValue { Items: [var only] } ? only : value;

    /// <summary>The list; another value as a list of one; null for null.</summary>
    public static ListValue? List(Value? value) => value switch
    {
        ListValue list => list,
        null or NullValue => null,
        _ => new ListValue([value]),
    };

    /// <summary>One list as argument, or the arguments as the list.</summary>
    public static ListValue? Items(Value?[] arguments) =>
        arguments.Length == 1 ? List(arguments[0]) : new ListValue([.. arguments.Select(argument => argument ?? Value.Null)]);
}
