using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WorkflowHub.Forms.Schemas;

/// <summary>One run over one value: where it stands, what was found, and how much it may still do.</summary>
internal sealed class Evaluation(bool tracksEvaluated)
{
    /// <summary>Schemas applied in one check: references can multiply work without making the schema any longer.</summary>
    public const int MaxSteps = 1_000_000;

    /// <summary>Schemas applied within one another.</summary>
    public const int MaxDepth = 400;

    /// <summary>More errors than these help nobody.</summary>
    public const int MaxErrors = 500;

    private readonly List<(string? Name, int Index)> path = [];
    private readonly List<SchemaResource> resources = [];
    private List<FieldError>? errors;
    private int steps;
    private int depth;

    public bool TracksEvaluated { get; } = tracksEvaluated;

    /// <summary>Above zero while only yes or no matters.</summary>
    public int Quiet { get; set; }

    public IReadOnlySet<string>? Waived { get; init; }

    /// <summary>The limit that stopped the check, or null.</summary>
    public FieldError? Refusal { get; private set; }

    /// <summary>The schema resources entered, outermost first: the dynamic scope.</summary>
    public List<SchemaResource> DynamicScope => resources;

    public void Enter(string name) => path.Add((name, 0));

    public void Enter(int index) => path.Add((null, index));

    public void Leave() => path.RemoveAt(path.Count - 1);

    /// <summary>False when a limit is reached; the caller then stops.</summary>
    public bool Begin()
    {
        if (Refusal is not null) return false;
        if (++steps > MaxSteps) Refusal = new FieldError("", "limit", $"Checking this takes more than {MaxSteps} steps (limit: schema steps).", "schema steps");
        else if (++depth > MaxDepth) Refusal = new FieldError("", "limit", $"The schema refers to itself more than {MaxDepth} deep (limit: schema depth).", "schema depth");
        return Refusal is null;
    }

    public void End() => depth--;

    /// <summary>Notes an error at the present place; always false, so that a keyword can return it.</summary>
    public bool Fail(string keyword, string message, string? limit = null)
    {
        if (Quiet == 0) Add(new FieldError(Here(), keyword, message, limit));
        return false;
    }

    public bool FailAt(string name, string keyword, string message, string? limit = null)
    {
        if (Quiet == 0) Add(new FieldError(Pointer.Append(Here(), name), keyword, message, limit));
        return false;
    }

    public bool IsWaived(string name) => Waived is { Count: > 0 } && Waived.Contains(Pointer.Append(Here(), name));

    public ImmutableArray<FieldError> Errors()
    {
        if (Refusal is not null) return [Refusal];
        return errors is null ? [] : [.. errors.Distinct()];
    }

    private void Add(FieldError error)
    {
        errors ??= [];
        if (errors.Count < MaxErrors) errors.Add(error);
    }

    private string Here()
    {
        if (path.Count == 0) return "";
        var text = new StringBuilder();
        foreach (var (name, index) in path)
        {
            text.Append('/');
            if (name is null) text.Append(CultureInfo.InvariantCulture, $"{index}");
            else text.Append(Pointer.Escape(name));
        }
        return text.ToString();
    }
}
