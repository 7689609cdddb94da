using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WorkflowHub.Api.Problems;

namespace WorkflowHub.Api.Commands;

/// <summary>What makes a command happen once, and only to the case its sender saw.</summary>
/// <param name="Key">From <c>Idempotency-Key</c>; one of our own when there is none.</param>
/// <param name="Hash">Of where it was sent and what it says.</param>
/// <param name="Revision">From <c>If-Match</c>; null when any will do.</param>
internal sealed record RequestKey(string Key, string Hash, long? Revision)
{
    private const int MaxLength = 128;

    /// <returns>The key, or why its headers cannot be taken.</returns>
    public static (RequestKey? Key, HttpProblem? Refused) Of(HttpContext context, object body)
    {
        var headers = context.Request.Headers;
        var key = headers["Idempotency-Key"] is [{ } given] ? given : headers.ContainsKey("Idempotency-Key") ? "" : Guid.NewGuid().ToString("N");
        if (key.Length is 0 or > MaxLength || !key.All(letter => letter is > ' ' and <= '~')) return (null, new HttpProblem("key-invalid"));
        if (!TryRevision(headers.IfMatch, out var revision)) return (null, new HttpProblem("revision-invalid"));
        return (new RequestKey(key, HashOf(context, body), revision), null);
    }

    private static bool TryRevision(Microsoft.Extensions.Primitives.StringValues header, out long? revision)
    {
        revision = null;
        if (header is [] or ["*"]) return true;
        if (header is not [{ Length: > 2 } tag] || tag[0] != '"' || tag[^1] != '"') return false;
        if (!long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        revision = number;
        return true;
    }

    private static string HashOf(HttpContext context, object body)
    {
        var asked = Encoding.UTF8.GetBytes($"{context.Request.Path.Value?.ToLowerInvariant()}\n{JsonSerializer.Serialize(body, body.GetType(), ApiJson.Options)}");
        return Convert.ToHexStringLower(SHA256.HashData(asked));
    }
}
