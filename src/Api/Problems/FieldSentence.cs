using WorkflowHub.Forms;

namespace WorkflowHub.Api.Problems;

internal static class FieldSentence
{
    /// <summary>What is wrong with one answer, in a language: by its keyword, and for a format by the format.</summary>
    public static string Of(FieldError error, string language)
    {
        var facts = new Dictionary<string, string> { ["limit"] = error.Limit ?? "" };
        var byLimit = $"field.{error.Keyword}.{error.Limit}";
        var key = Sentences.Find(language, byLimit) is null ? $"field.{error.Keyword}" : byLimit;
        return Sentences.Say(language, key, facts, error.Message);
    }
}
