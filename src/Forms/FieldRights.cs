using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using WorkflowHub.Forms.Schemas;

namespace WorkflowHub.Forms;

/// <summary>What a step may do with which field; a deeper pointer overrules the one around it.</summary>
internal sealed class FieldRights
{
    private readonly List<(string Pointer, string[] Names, FieldRight Right)> places = [];

    public FieldRights(IReadOnlyDictionary<string, FieldRight> rights, FormField fields)
    {
        foreach (var (pointer, right) in rights)
        {
            // A step may have rights to fields of the case that its own form does not show: nobody can fill those in here.
            if (Pointer.Names(pointer) is not { Length: > 0 } names) continue;
            if (right != FieldRight.Required || fields.Find(names) is not null) places.Add((pointer, names, right));
        }
        places.Sort((one, other) => one.Names.Length.CompareTo(other.Names.Length));
    }

    /// <summary>Pointers of what may not be written.</summary>
    public IEnumerable<string> Fixed => places.Where(place => IsFixed(place.Right)).Select(place => place.Pointer);

    public bool IsFixed(string pointer)
    {
        var isFixed = false;
        foreach (var place in places)
            if (Pointer.IsWithin(pointer, place.Pointer)) isFixed = IsFixed(place.Right);
        return isFixed;
    }

    /// <summary>The answer, with what may not be written as the case has it.</summary>
    public ContextValue Apply(ContextValue answer, ContextValue present)
    {
        var data = answer;
        foreach (var (_, names, right) in places)
            data = DataPath.Set(data, names, IsFixed(right) ? Given(DataPath.Get(present, names)) : DataPath.Get(answer, names));
        return data;
    }

    /// <summary>Refuses what was sent for a field that may not be written and is not what is there; what is worked out is nobody's to send.</summary>
    public void Refuse(ContextValue sent, ContextValue data, FormField fields, List<FieldError> errors)
    {
        foreach (var (pointer, names, right) in places)
        {
            if (!IsFixed(right) || fields.Find(names) is { HasComputed: true }) continue;
            if (!Agrees(DataPath.Get(sent, names), DataPath.Get(data, names)))
                errors.Add(new FieldError(pointer, "not-allowed", "This field may not be changed at this step."));
        }
    }

    /// <summary>Refuses what the step must fill in and left empty.</summary>
    public void Require(ContextValue data, HashSet<string> waived, List<FieldError> errors)
    {
        foreach (var (pointer, names, right) in places)
        {
            if (right != FieldRight.Required || waived.Any(place => Pointer.IsWithin(pointer, place))) continue;
            var value = DataPath.Get(data, names);
            if (value is not (null or NullValue or TextValue { Text: "" } or ListValue { Items.Length: 0 })) continue;
            var error = new FieldError(pointer, "required", Schemas.Keywords.Required.Message);
            if (!errors.Contains(error)) errors.Add(error);
        }
    }

    // What is not sent is not changed: a browser does not have what is hidden within an object.
    private static bool Agrees(Value? sent, Value? there) => sent switch
    {
        null or NullValue => true,
        ContextValue context when there is ContextValue other => context.All(entry => Agrees(entry.Value, other[entry.Key])),
        _ => sent.Equals(there),
    };

    private static bool IsFixed(FieldRight right) => right is FieldRight.Hidden or FieldRight.Read;

    private static Value? Given(Value? value) => value is null or NullValue ? null : value;
}
