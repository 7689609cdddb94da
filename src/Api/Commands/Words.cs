using WorkflowHub.Api.Problems;
using WorkflowHub.Forms;

namespace WorkflowHub.Api.Commands;

/// <summary>Texts people send with a command.</summary>
internal static class Words
{
    public const int MaxLength = 10_000;

    /// <returns>What is wrong with a text; null when nothing is.</returns>
    public static HttpProblem? Refuse(string pointer, string? text, bool required = false)
    {
        if (required && string.IsNullOrWhiteSpace(text)) return Invalid(pointer, "required", "Please answer this.", null);
        return text?.Length > MaxLength ? Invalid(pointer, "maxLength", $"At most {MaxLength} characters.", MaxLength.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
    }

    public static HttpProblem Invalid(string pointer, string keyword, string message, string? limit) =>
        new("form-invalid") { Errors = [new FieldError(pointer, keyword, message, limit)] };
}
