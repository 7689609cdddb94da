namespace WorkflowHub.Documents;

/// <summary>Whole numbers in words, as letters and payment papers write amounts beside their figures.</summary>
internal static class NumberWords
{
    /// <summary>The largest number that has words here.</summary>
    public const decimal Max = 999_999_999_999_999m;

    public static string Of(decimal number, string language)
    {
        if (decimal.Truncate(number) != number || Math.Abs(number) > Max) throw new FormatException($"only whole numbers up to {Max} can be written in words");
        var whole = (long)Math.Abs(number);
        var words = language switch
        {
            "vi" => Vietnamese.Of(whole),
            "ar" => Arabic.Of(whole),
            _ => English.Of(whole),
        };
        if (number >= 0) return words;
        return language switch { "vi" => "âm ", "ar" => "سالب ", _ => "minus " } + words;
    }

    /// <summary>Groups of three digits, the highest first, with the power of a thousand each stands for.</summary>
    private static IEnumerable<(int Group, int Power)> Groups(long number)
    {
        var groups = new List<int>();
        for (; number > 0; number /= 1000) groups.Add((int)(number % 1000));
        for (var power = groups.Count - 1; power >= 0; power--) yield return (groups[power], power);
    }

    private static class English
    {
        private static readonly string[] Small =
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
            "sixteen", "seventeen", "eighteen", "nineteen",
        ];

        private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        private static readonly string[] Powers = ["", " thousand", " million", " billion", " trillion"];

        public static string Of(long number) => number == 0
            ? Small[0]
            : string.Join(' ', Groups(number).Where(part => part.Group > 0).Select(part => Hundreds(part.Group, part.Power == 0 && number > 999) + Powers[part.Power]));

        private static string Hundreds(int group, bool last)
        {
            var (hundreds, rest) = Math.DivRem(group, 100);
            if (hundreds == 0) return (last ? "and " : "") + Below100(rest);
            return Small[hundreds] + " hundred" + (rest > 0 ? " and " + Below100(rest) : "");
        }

        private static string Below100(int number)
        {
            if (number < 20) return Small[number];
            return Tens[number / 10] + (number % 10 > 0 ? "-" + Small[number % 10] : "");
        }
    }

    private static class Vietnamese
    {
        private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
        private static readonly string[] Powers = ["", " nghìn", " triệu"];

        public static string Of(long number)
        {
            if (number == 0) return Digits[0];
            // Beyond a milliard the count of milliards is read as a number of its own: 1.234 tỷ is "một nghìn hai trăm ba mươi bốn tỷ".
            var (billions, rest) = Math.DivRem(number, 1_000_000_000);
            var words = billions > 0 ? Below(billions, leading: true) + " tỷ" : "";
            if (rest == 0) return words;
            return billions > 0 ? words + " " + Below(rest, leading: false) : Below(rest, leading: true);
        }

        private static string Below(long number, bool leading)
        {
            var words = new List<string>();
            foreach (var (group, power) in Groups(number))
            {
                if (group == 0) continue;
                words.Add(Hundreds(group, leading && words.Count == 0) + Powers[power]);
            }
            return string.Join(' ', words);
        }

        // Within a number every group is read in full: 1.005 is "một nghìn không trăm linh năm".
        private static string Hundreds(int group, bool first)
        {
            var (hundreds, rest) = Math.DivRem(group, 100);
            var (tens, units) = Math.DivRem(rest, 10);
            var words = new List<string>();
            if (hundreds > 0 || !first) words.Add(Digits[hundreds] + " trăm");
            if (tens == 0 && units > 0 && words.Count > 0) words.Add("linh");
            if (tens == 1) words.Add("mười");
            if (tens > 1) words.Add(Digits[tens] + " mươi");
            if (units > 0) words.Add(Unit(units, tens));
            return string.Join(' ', words);
        }

        private static string Unit(int units, int tens) => (units, tens) switch
        {
            (1, > 1) => "mốt",
            (5, > 0) => "lăm",
            _ => Digits[units],
        };
    }

    private static class Arabic
    {
        private static readonly string[] Small =
        [
            "صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة", "أحد عشر", "اثنا عشر", "ثلاثة عشر", "أربعة عشر",
            "خمسة عشر", "ستة عشر", "سبعة عشر", "ثمانية عشر", "تسعة عشر",
        ];

        private static readonly string[] Tens = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];
        private static readonly string[] Hundreds = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"];

        // One, two, three to ten, eleven and more.
        private static readonly (string One, string Two, string Few, string Many)[] Powers =
        [
            ("", "", "", ""),
            ("ألف", "ألفان", "آلاف", "ألفًا"),
            ("مليون", "مليونان", "ملايين", "مليونًا"),
            ("مليار", "ملياران", "مليارات", "مليارًا"),
            ("تريليون", "تريليونان", "تريليونات", "تريليونًا"),
        ];

        public static string Of(long number) => number == 0
            ? Small[0]
            : string.Join(" و", Groups(number).Where(part => part.Group > 0).Select(part => part.Power == 0 ? Below1000(part.Group) : Counted(part.Group, Powers[part.Power])));

        private static string Counted(int count, (string One, string Two, string Few, string Many) word)
        {
            if (count == 1) return word.One;
            if (count == 2) return word.Two;
            // What is counted follows the last two digits: hundreds alone take the singular.
            return Below1000(count) + " " + ((count % 100) switch { >= 3 and <= 10 => word.Few, >= 11 => word.Many, _ => word.One });
        }

        private static string Below1000(int number)
        {
            var (hundreds, rest) = Math.DivRem(number, 100);
            if (rest == 0) return Hundreds[hundreds];
            return (hundreds > 0 ? Hundreds[hundreds] + " و" : "") + Below100(rest);
        }

        private static string Below100(int number)
        {
            if (number < 20) return Small[number];
            return (number % 10 > 0 ? Small[number % 10] + " و" : "") + Tens[number / 10];
        }
    }
}
