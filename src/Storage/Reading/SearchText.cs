using System.Globalization;
using System.Text;

namespace WorkflowHub.Storage.Reading;

/// <summary>
/// Text as it is searched: without case, marks and the variants of letters that people do not type. Databases fold differently or
/// not at all, so what is stored and what is looked for are both folded here.
/// </summary>
public static class SearchText
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && Fold(char.ToLowerInvariant(letter)) is { } kept) folded.Append(kept);
        return folded.ToString();
    }

    private static char? Fold(char letter) => letter switch
    {
        'đ' => 'd',
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        'ـ' or '\0' => null,
        _ => letter,
    };
}
