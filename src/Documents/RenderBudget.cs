using System.Globalization;

namespace WorkflowHub.Documents;

/// <summary>What one rendering may still use. Counted in work, not in time: a pure room has no clock.</summary>
internal sealed class RenderBudget
{
    /// <summary>Characters one text or list in a template may have.</summary>
    public const int MaxText = 200_000;

    /// <summary>Entries one list in a template may have.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>Characters all filters together may handle.</summary>
    private const long MaxWork = 20_000_000;

    private long work;
    private long written;

    public void Write(int characters)
    {
        written += characters;
        if (written > LiquidTemplate.MaxOutput) throw new LimitException($"The document is longer than {LiquidTemplate.MaxOutput} characters (limit: output size).");
    }

    public void Work(long characters)
    {
        if (characters > MaxText) throw new LimitException($"A text in the template is longer than {MaxText} characters (limit: text size).");
        work += characters + 1;
        if (work > MaxWork) throw new LimitException($"The filters handle more than {MaxWork} characters (limit: filter work).");
    }
}

/// <summary>A limit of rendering was reached. Never leaves the room: it becomes a refusal.</summary>
internal sealed class LimitException(string message) : Exception(message);

/// <summary>Collects text and refuses to collect too much. A string writer, since its asynchronous verbs answer at once.</summary>
internal sealed class BoundedWriter(RenderBudget budget) : StringWriter(CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        budget.Write(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        budget.Write(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        budget.Write(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        budget.Write(buffer.Length);
        base.Write(buffer);
    }
}
