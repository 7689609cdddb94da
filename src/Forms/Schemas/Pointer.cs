namespace WorkflowHub.Forms.Schemas;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class Pointer
{
    public static string Append(string pointer, string name) => pointer + "/" + Escape(name);

    public static string Escape(string name) =>
        name.AsSpan().IndexOfAny('~', '/') < 0 ? name : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The names on the way, or null when it is no pointer.</summary>
    public static string[]? Names(string pointer)
    {
        if (pointer.Length == 0) return [];
        if (pointer[0] != '/') return null;
        var names = pointer[1..].Split('/');
        for (var i = 0; i < names.Length; i++)
            if (names[i].Contains('~', StringComparison.Ordinal))
                names[i] = names[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return names;
    }

    /// <summary>True for the place itself and everything beneath it.</summary>
    public static bool IsWithin(string pointer, string place) =>
        pointer.StartsWith(place, StringComparison.Ordinal) && (pointer.Length == place.Length || pointer[place.Length] == '/');
}
