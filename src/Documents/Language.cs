using System.Globalization;

namespace WorkflowHub.Documents;

/// <summary>How one language writes dates, numbers and money on paper.</summary>
internal sealed class Language
{
    private static readonly Language English = new("en", "en-GB");
    private static readonly Language Vietnamese = new("vi", "vi-VN");
    private static readonly Language Arabic = new("ar", "ar-SA");

    private static readonly Dictionary<string, (string Symbol, int Decimals)> Currencies = new(StringComparer.Ordinal)
    {
        ["VND"] = ("₫", 0),
        ["USD"] = ("$", 2),
        ["EUR"] = ("€", 2),
        ["GBP"] = ("£", 2),
        ["JPY"] = ("¥", 0),
        ["SAR"] = ("ر.س", 2),
        ["AED"] = ("د.إ", 2),
        ["EGP"] = ("ج.م", 2),
    };

    private Language(string code, string culture)
    {
        Code = code;
        var own = (CultureInfo)CultureInfo.GetCultureInfo(culture).Clone();
        // Offices date by the Gregorian calendar; the culture's own would mix Hijri months with Gregorian years.
        own.DateTimeFormat.Calendar = new GregorianCalendar(GregorianCalendarTypes.Localized);
        Culture = CultureInfo.ReadOnly(own);
    }

    public string Code { get; }

    public CultureInfo Culture { get; }

    /// <summary>English for a language not known here.</summary>
    public static Language Of(string code) => code.Split('-')[0] switch
    {
        "vi" => Vietnamese,
        "ar" => Arabic,
        _ => English,
    };

    /// <summary>A date as it stands in a letter.</summary>
    public string Long(DateTime date) => Code == "vi"
        ? string.Create(CultureInfo.InvariantCulture, $"ngày {date:dd} tháng {(date.Month < 3 ? date.Month.ToString("00", CultureInfo.InvariantCulture) : date.Month)} năm {date:yyyy}")
        : date.ToString("d MMMM yyyy", Culture);

    public string Short(DateTime date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public string Number(decimal number, int? decimals) =>
        number.ToString(decimals is { } count ? $"N{count}" : "#,##0.############################", Culture);

    /// <param name="currency">ISO 4217; an unknown one is written by its code.</param>
    public string Money(decimal amount, string? currency)
    {
        if (string.IsNullOrEmpty(currency)) return Number(amount, decimal.IsInteger(amount) ? 0 : 2);
        var known = Currencies.TryGetValue(currency, out var format);
        var figure = Number(Math.Abs(amount), known ? format.Decimals : 2);
        var sign = amount < 0 ? "-" : "";
        if (!known) return $"{sign}{figure}\u00A0{currency}";
        return Code == "en" && format.Symbol.Length == 1 ? sign + format.Symbol + figure : $"{sign}{figure}\u00A0{format.Symbol}";
    }
}
