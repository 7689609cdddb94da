using System.Collections.Frozen;
using System.Text;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Functions;

/// <summary>
/// Models written for other engines call methods of Java's own library as external functions (DMN 1.5, 10.3.2.13.2). A closed list of
/// those that only compute is done here, by our own arithmetic; any other is refused. There is no Java, no loading and no reflection.
/// </summary>
internal sealed class JavaMethod(string[] types, Func<Value[], Frame, Value> body)
{
    private static readonly FrozenDictionary<string, JavaMethod> All = Collect().ToFrozenDictionary(StringComparer.Ordinal);

    private static string Refusal(string? type, string? signature) => type is null || signature is null
        ? "An external function names the class and the method signature under 'java'; nothing else outside is reached."
        : $"The external function {type}.{signature} is not available: of Java, only methods of java.lang.Math, valueOf of numbers and strings, and String.format are known.";

    /// <summary>The method, or null when it is not on the list.</summary>
    /// <param name="type">Full name of the class.</param>
    /// <param name="signature">Name and types of the parameters: <c>max(double,double)</c>.</param>
    private static JavaMethod? Find(string? type, string? signature) =>
        type is null || signature is null ? null : All.GetValueOrDefault($"{type}.{signature.Replace(" ", "", StringComparison.Ordinal)}");

    /// <summary>Finds the method that the mapping <c>{java: {class: …, method signature: …}}</c>, or its inner part, speaks of.</summary>
    public static (JavaMethod? Method, string Refusal) Find(Value mapping)
    {
        var inner = mapping is ContextValue outer && outer.TryGet("java", out var java) ? java : mapping;
        var (type, signature) = inner is ContextValue written ? (written["class"].AsText, written["method signature"].AsText) : (null, null);
        return (Find(type, signature), Refusal(type, signature));
    }

    public Value Call(Value[] arguments, Frame frame)
    {
        if (arguments.Length != types.Length) return frame.Fault($"The method takes {types.Length} arguments; {arguments.Length} were given.");
        for (var i = 0; i < types.Length; i++)
            if (!Fits(arguments[i], types[i])) return frame.Fault($"{FeelText.Of(arguments[i])} is no {types[i]}.");
        return frame.Keep(body(arguments, frame));
    }

    private static bool Fits(Value value, string type) => type switch
    {
        "byte" => IsWhole(value, sbyte.MinValue, sbyte.MaxValue),
        "short" => IsWhole(value, short.MinValue, short.MaxValue),
        "int" => IsWhole(value, int.MinValue, int.MaxValue),
        "long" => IsWhole(value, long.MinValue, long.MaxValue),
        "float" or "double" => value is NumberValue,
        "boolean" => value is BooleanValue,
        "char" => value is TextValue { Text.Length: 1 },
        "java.lang.String" => value is TextValue,
        _ => true,
    };

    private static bool IsWhole(Value value, decimal from, decimal to) => value is NumberValue { Number: var number } && number >= from && number <= to && number.IsInteger;

    private static IEnumerable<KeyValuePair<string, JavaMethod>> Collect() => Mathematics().Concat(Conversions());

    private static KeyValuePair<string, JavaMethod> Method(string type, string name, string parameters, Func<Value[], Frame, Value> body) =>
        KeyValuePair.Create($"{type}.{name}({parameters})", new JavaMethod(parameters.Split(','), body));

    private static IEnumerable<KeyValuePair<string, JavaMethod>> Mathematics()
    {
        const string Type = "java.lang.Math";
        (string, Func<double, double>)[] ofOne =
        [
            ("sin", Math.Sin), ("cos", Math.Cos), ("tan", Math.Tan), ("asin", Math.Asin), ("acos", Math.Acos), ("atan", Math.Atan), ("sinh", Math.Sinh), ("cosh", Math.Cosh),
            ("tanh", Math.Tanh), ("exp", Math.Exp), ("log", Math.Log), ("log10", Math.Log10), ("sqrt", Math.Sqrt), ("cbrt", Math.Cbrt), ("ceil", Math.Ceiling), ("floor", Math.Floor),
            ("rint", Math.Round), ("signum", number => Math.Sign(number)), ("toRadians", number => number / 180 * Math.PI), ("toDegrees", number => number / Math.PI * 180),
        ];
        foreach (var (name, function) in ofOne) yield return Method(Type, name, "double", (a, frame) => Arithmetic.Numbers(function(Double(a[0])), frame));
        (string, Func<double, double, double>)[] ofTwo = [("pow", Math.Pow), ("atan2", Math.Atan2), ("hypot", (a, b) => Math.Sqrt((a * a) + (b * b)))];
        foreach (var (name, function) in ofTwo) yield return Method(Type, name, "double,double", (a, frame) => Arithmetic.Numbers(function(Double(a[0]), Double(a[1])), frame));
        foreach (var type in new[] { "int", "long", "float", "double" })
        {
            yield return Method(Type, "abs", type, (a, _) => Value.Of(Reckoning.Abs(Number(a[0]))));
            yield return Method(Type, "max", $"{type},{type}", (a, _) => Number(a[0]) >= Number(a[1]) ? a[0] : a[1]);
            yield return Method(Type, "min", $"{type},{type}", (a, _) => Number(a[0]) <= Number(a[1]) ? a[0] : a[1]);
        }
        foreach (var type in new[] { "float", "double" }) yield return Method(Type, "round", type, (a, _) => Value.Of(Reckoning.Round(Reckoning.Add(Number(a[0]), 0.5m), 0, Rounding.Floor)));
    }

    private static IEnumerable<KeyValuePair<string, JavaMethod>> Conversions()
    {
        const string Text = "java.lang.String";
        foreach (var (type, primitive) in new[] { ("Byte", "byte"), ("Short", "short"), ("Integer", "int"), ("Long", "long"), ("Float", "float"), ("Double", "double") })
        {
            yield return Method($"java.lang.{type}", "valueOf", primitive, (a, _) => a[0]);
            yield return Method($"java.lang.{type}", "valueOf", Text, (a, frame) => Read(a[0], primitive, frame));
            yield return Method($"java.lang.{type}", "parse" + (type == "Integer" ? "Int" : type), Text, (a, frame) => Read(a[0], primitive, frame));
        }
        foreach (var primitive in new[] { "char", "int", "long", "boolean", "java.lang.Object" })
            yield return Method(Text, "valueOf", primitive, (a, _) => Value.Of(FeelText.Limited(a[0])));
        yield return Method(Text, "format", $"{Text},[Ljava.lang.Object;", (a, frame) => Format(a[0].AsText!, a[1] is ListValue list ? [.. list.Items] : [a[1]], frame));
    }

    private static FeelNumber Number(Value value) => ((NumberValue)value).Number;

    private static double Double(Value value) => Number(value).ToDouble();

    private static Value Read(Value text, string type, Frame frame) =>
        FeelNumber.TryParse(text.AsText, out var number) && Fits(Value.Of(number), type) ? Value.Of(number) : frame.Fault($"\"{Moments.Short(text.AsText!)}\" is no {type}.");

    /// <summary><c>%s</c> and <c>%d</c> stand for the next argument, <c>%%</c> for a percent sign, <c>%n</c> for a new line.</summary>
    private static Value Format(string format, Value[] arguments, Frame frame)
    {
        var (result, next) = (new StringBuilder(), 0);
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                result.Append(format[i]);
                continue;
            }
            var kind = ++i < format.Length ? format[i] : '\0';
            if (kind == '%') result.Append('%');
            else if (kind == 'n') result.Append('\n');
            else if (kind is 's' or 'd' && next < arguments.Length && (kind == 's' || arguments[next] is NumberValue)) result.Append(FeelText.Limited(arguments[next++]));
            else return frame.Fault("The format is not known: %s, %d, %n and %% are.");
            if (result.Length > Limits.MaxTextLength) return frame.Fault($"A text is longer than {nameof(Limits.MaxTextLength)} ({Limits.MaxTextLength}).");
        }
        return Value.Of(result.ToString());
    }
}
