using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace WorkflowHub.Documents;

/// <summary>Values in HTML: what has a meaning there is escaped, letters of every script stay as they are.</summary>
internal static class HtmlText
{
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
}
