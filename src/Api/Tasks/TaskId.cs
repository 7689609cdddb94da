using System.Globalization;

namespace WorkflowHub.Api.Tasks;

/// <summary>A task's case and its number there, written <c>{case, 32 hex digits}-{number}</c>.</summary>
internal sealed record TaskId(Guid Case, int Number)
{
    public static TaskId? Parse(string text) =>
        text.Length is > 33 and <= 43 && text[32] == '-'
        && Guid.TryParseExact(text.AsSpan(0, 32), "N", out var @case)
        && int.TryParse(text.AsSpan(33), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? new TaskId(@case, number) : null;
}
