using Microsoft.AspNetCore.Http;

namespace WorkflowHub.Api.Problems;

/// <summary>The languages the server has sentences in, and which of them a caller asked for.</summary>
internal static class Language
{
    public const string English = "en";
    public static readonly string[] All = [English, "vi", "ar"];

    /// <summary>The first language of <c>Accept-Language</c> that we speak, by its weight; else English.</summary>
    public static string Of(HttpContext context)
    {
        foreach (var wish in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(wish => wish.Quality ?? 1))
            if (Array.Find(All, known => wish.Value.StartsWith(known, StringComparison.OrdinalIgnoreCase)) is { } spoken) return spoken;
        return English;
    }
}
