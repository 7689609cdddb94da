using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Xml;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas.Keywords;

/// <summary>The formats a text can be asked to have; checked in forms, a mere note elsewhere.</summary>
internal sealed class Format(string name, Func<string, bool> holds) : Keyword
{
    private static readonly FrozenDictionary<string, Func<string, bool>> Known = new Dictionary<string, Func<string, bool>>
    {
        ["date"] = IsDate,
        ["time"] = IsTime,
        ["date-time"] = IsDateTime,
        ["duration"] = IsDuration,
        ["email"] = IsEmail,
        ["uri"] = text => IsUri(text, UriKind.Absolute),
        ["uri-reference"] = text => IsUri(text, UriKind.RelativeOrAbsolute),
        ["uuid"] = text => Guid.TryParseExact(text, "D", out _),
        ["ipv4"] = text => text.Split('.').Length == 4 && IPAddress.TryParse(text, out var address) && address.ToString() == text,
        ["ipv6"] = text => !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal)
            && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6,
        ["regex"] = text => TextPattern.Compile(text) is not null,
        ["json-pointer"] = text => Pointer.Names(text) is not null,
        // Ids of people and units: whether they exist is known to the organisation, not to the form.
        ["person"] = IsId,
        ["unit"] = IsId,
        ["money"] = _ => true,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Keyword? Make(KeywordSource source)
    {
        if (source.Value is not TextValue name) return source.Refuse("a text");
        if (Known.TryGetValue(name.Text, out var holds)) return source.Resource.Vocabulary.Has("format-assertion") ? new Format(name.Text, holds) : null;
        return source.Compiler.IsForm ? source.Refuse("one of " + string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))) : null;
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated) =>
        value is not TextValue text || holds(text.Text) || evaluation.Fail("format", $"This is no valid {name}.", name);

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsDateTime(string text) => text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]);

    // RFC 3339 full-time: an offset is part of it; browsers send plain times, which forms accept.
    private static bool IsTime(string text)
    {
        var offset = text.AsSpan(Math.Min(5, text.Length)).IndexOfAny("Zz+-");
        var clock = offset < 0 ? text : text[..(5 + offset)];
        var rest = offset < 0 ? "" : text[(5 + offset)..];
        if (rest.Length > 0 && rest is not ("Z" or "z") && !TimeOnly.TryParseExact(rest.AsSpan(1), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return false;
        return TimeOnly.TryParseExact(clock, ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static bool IsDuration(string text)
    {
        try
        {
            _ = XmlConvert.ToTimeSpan(text);
            return !text.StartsWith('-');
        }
        catch (FormatException)
        {
            return false;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    // Deliverable addresses as people write them: something, one @, a domain of at least two labels; no white space or control characters.
    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at is < 1 or > 64 || text.Length > 254 || at != text.LastIndexOf('@')) return false;
        var local = text.AsSpan(0, at);
        var domain = text.AsSpan(at + 1);
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf("..", StringComparison.Ordinal) >= 0) return false;
        foreach (var unit in local)
            if (!char.IsLetterOrDigit(unit) && !"!#$%&'*+-/=?^_`{|}~.".Contains(unit, StringComparison.Ordinal)) return false;
        return domain.Contains('.') && Uri.CheckHostName(domain.ToString()) == UriHostNameType.Dns && domain[0] != '.' && domain[^1] != '.';
    }

    private static bool IsUri(string text, UriKind kind)
    {
        foreach (var unit in text)
            if (unit <= ' ' || "\"<>\\^`{|}".Contains(unit, StringComparison.Ordinal)) return false;
        return Uri.TryCreate(text, kind, out var uri) && (kind == UriKind.RelativeOrAbsolute || (uri.IsAbsoluteUri && text.Contains(':', StringComparison.Ordinal) && text[0] != '/'));
    }

    private static bool IsId(string text)
    {
        if (text.Length is 0 or > 200) return false;
        foreach (var unit in text)
            if (char.IsControl(unit) || char.IsWhiteSpace(unit)) return false;
        return true;
    }
}
