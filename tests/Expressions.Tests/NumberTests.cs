using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;

namespace WorkflowHub.Expressions.Tests;

/// <summary>Numbers of 34 digits: each operation rounds once, half to even, and what is equal is equal however it was written.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("1 / 3", "0.3333333333333333333333333333333333")]
    [InlineData("2 / 3", "0.6666666666666666666666666666666667")]
    [InlineData("1234567890123456789012345678901234 + 1", "1234567890123456789012345678901235")]
    [InlineData("9999999999999999999999999999999999 + 1", "10000000000000000000000000000000000")]
    [InlineData("1234567890123456789012345678901234 + 0.5", "1234567890123456789012345678901234")]
    [InlineData("1234567890123456789012345678901233 + 0.5", "1234567890123456789012345678901234")]
    [InlineData("1234567890123456789012345678901234 + 0.5000001", "1234567890123456789012345678901235")]
    [InlineData("79228162514264337593543950335 + 1", "79228162514264337593543950336")]
    [InlineData("79228162514264337593543950336 - 1", "79228162514264337593543950335")]
    [InlineData("99999999999999999 * 99999999999999999", "9999999999999999800000000000000001")]
    [InlineData("0.1 ** 30", "0.000000000000000000000000000001")]
    [InlineData("2 ** 100", "1267650600228229401496703205376")]
    [InlineData("2 ** 0.5", "1.414213562373095048801688724209698")]
    [InlineData("(-2) ** 3", "-8")]
    [InlineData("(-1) ** 10001", "-1")]
    [InlineData("(-2) ** 0.5", "null")]
    [InlineData("0 ** 0", "1")]
    [InlineData("0 ** 0.5", "0")]
    [InlineData("0 ** -1", "null")]
    [InlineData("10 ** 6144", "1E+6144")]
    [InlineData("10 ** 6145", "null")]
    [InlineData("10 ** -6176", "1E-6176")]
    [InlineData("10 ** -6177", "0")]
    [InlineData("(1e-20) ** -9999", "null")]
    [InlineData("1e6144 * 10", "null")]
    [InlineData("9.999999999999999999999999999999999e6144 + 5e6110", "null")]
    [InlineData("9.999999999999999999999999999999999e6144 + 1e6109", "9.999999999999999999999999999999999E+6144")]
    [InlineData("1e-6176 / 2", "0")]
    [InlineData("3e-6176 / 2", "2E-6176")]
    [InlineData("1e6000 + 1 - 1e6000", "0")]
    [InlineData("1e30 = 1000000000000000000000000000000.000", "true")]
    [InlineData("1e40 > 1e39 and -1e40 < -1e39 and 1e-40 < 1 and 1e-40 > 0", "true")]
    [InlineData("1e40 in [1e39..1e41]", "true")]
    [InlineData("distinct values([1e40, 10e39, 1.0, 1])", "[10000000000000000000000000000000000000000, 1]")]
    [InlineData("sqrt(2)", "1.414213562373095048801688724209698")]
    [InlineData("sqrt(1e100)", "100000000000000000000000000000000000000000000000000")]
    [InlineData("sqrt(0.0009)", "0.03")]
    [InlineData("exp(1)", "2.718281828459045235360287471352662")]
    [InlineData("exp(0)", "1")]
    [InlineData("exp(-1)", "0.3678794411714423215955237701614609")]
    [InlineData("exp(20000)", "null")]
    [InlineData("exp(-20000)", "0")]
    [InlineData("log(2)", "0.6931471805599453094172321214581766")]
    [InlineData("log(1)", "0")]
    [InlineData("log(1e6000)", "13815.51055796427410410794872810619")]
    [InlineData("log(1.0000000000000000000000000000001)", "0.000000000000000000000000000000099999999999999999999999999999995")]
    [InlineData("log(exp(1))", "0.9999999999999999999999999999999998")]
    [InlineData("modulo(1e40, 7)", "4")]
    [InlineData("modulo(-1e40, 7)", "3")]
    [InlineData("modulo(1e32 + 0.1, 1)", "0.1")]
    [InlineData("stddev([1e20, 2e20, 3e20])", "100000000000000000000")]
    [InlineData("stddev([1, 2])", "0.707106781186547524400844362104849")]
    [InlineData("median([1e30, 3e30])", "2000000000000000000000000000000")]
    [InlineData("mean([1, 1, 2])", "1.333333333333333333333333333333333")]
    [InlineData("mode([1e40, 10e39, 1])", "[10000000000000000000000000000000000000000]")]
    [InlineData("decimal(1/3, 30)", "0.333333333333333333333333333333")]
    [InlineData("decimal(2.5, 0)", "2")]
    [InlineData("decimal(1250, -2)", "1200")]
    [InlineData("round up(1, -6111)", "1E+6111")]
    [InlineData("round down(1e-6000, 6176)", "1E-6000")]
    [InlineData("round half down(-2.5, 0)", "-2")]
    [InlineData("round half down(2.500000000000000000000000000000001, 0)", "3")]
    [InlineData("round half up(-2.5, 0)", "-3")]
    [InlineData("round up(-1e-40, 2)", "-0.01")]
    [InlineData("floor(-1e-40)", "-1")]
    [InlineData("ceiling(1e32 + 0.1)", "100000000000000000000000000000001")]
    [InlineData("floor(1234567890123456789012345678901234, -33)", "1000000000000000000000000000000000")]
    [InlineData("number(\"1e100\") + number(\"-1e100\")", "0")]
    [InlineData("string(1e101)", "1E+101")]
    [InlineData("-(1e40)", "-10000000000000000000000000000000000000000")]
    [InlineData("abs(-1e40)", "10000000000000000000000000000000000000000")]
    [InlineData("odd(1e33 + 1)", "true")]
    [InlineData("[1, 2][1e40]", "null")]
    [InlineData("count(for i in 1e30..1e30+2 return i)", "3")]
    [InlineData("count(for i in 1e40..1e40+2 return i)", "null")]
    [InlineData("@\"P1D\" * 1e-40", "PT0S")]
    [InlineData("@\"P1D\" * 1e40", "null")]
    public void A_number_has_34_digits(string source, string expected) => Assert.Equal(expected, Feel.Text(source));

    [Theory]
    [InlineData("1e7000")]
    [InlineData("99999999999999999999999999999999995e6110")]
    public void A_number_too_large_is_a_problem_of_the_text(string source) => Assert.Contains("9.99E+6144", Expression.Compile(source, Scope.Of()).Problems[0].Message);

    [Theory]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012350000")]
    [InlineData("1e40", "10000000000000000000000000000000000000000")]
    [InlineData("-1.5E-200", "-1.5E-200")]
    [InlineData("1.10", "1.10")]
    public void Json_in_and_out_keeps_a_number(string json, string written) => Assert.Equal(written, Encoding.UTF8.GetString(JsonValues.ToUtf8(JsonValues.Parse(Encoding.UTF8.GetBytes(json)))));

    [Fact]
    public void Json_with_a_number_too_large_is_refused() => Assert.Throws<System.Text.Json.JsonException>(() => JsonValues.Parse("1e6145"u8));

    [Theory]
    [InlineData("1e40", "79228162514264337593543950335")]
    [InlineData("-1e40", "-79228162514264337593543950335")]
    [InlineData("0.12345678901234567890123456789", "0.1234567890123456789012345679")]
    [InlineData("7.9228162514264337593543950336", "7.922816251426433759354395034")]
    [InlineData("1e-40", "0.0000000000000000000000000000")]
    public void The_way_out_to_decimal_is_the_nearest(string text, string expected)
    {
        Assert.True(FeelNumber.TryParse(text, out var number));

        Assert.Equal(expected, number.ToDecimal().ToString(CultureInfo.InvariantCulture));
    }

    // Digits and exponents on both sides of what a decimal holds.
    private static readonly Gen<(BigInteger Digits, int Exponent)> Parts = Gen.Select(
        Gen.OneOf(Gen.Long.Select(number => (BigInteger)number), Gen.Select(Gen.Long, Gen.Long).Select((a, b) => (BigInteger)a * b % BigInteger.Pow(10, 34)), Gen.Int[-20, 20].Select(number => (BigInteger)number)),
        Gen.OneOf(Gen.Int[-30, 5], Gen.Int[-60, 60]));

    private static string Written((BigInteger Digits, int Exponent) number) => $"{number.Digits}e{number.Exponent}";

    [Fact]
    public void Sums_differences_and_products_are_the_exact_ones_rounded_once() => Gen.Select(Parts, Parts).Sample((a, b) =>
    {
        var exponent = Math.Min(a.Exponent, b.Exponent);
        var (left, right) = (a.Digits * BigInteger.Pow(10, a.Exponent - exponent), b.Digits * BigInteger.Pow(10, b.Exponent - exponent));
        Assert.Equal(Exact(left + right, exponent), Feel.Text($"x + y", ("x", Read(a)), ("y", Read(b))));
        Assert.Equal(Exact(left - right, exponent), Feel.Text($"x - y", ("x", Read(a)), ("y", Read(b))));
        Assert.Equal(Exact(a.Digits * b.Digits, a.Exponent + b.Exponent), Feel.Text($"x * y", ("x", Read(a)), ("y", Read(b))));
        Assert.Equal(left.CompareTo(right) < 0, Feel.Evaluate("x < y", ("x", Read(a)), ("y", Read(b))).IsTrue);
        Assert.Equal(left == right, Feel.Evaluate("x = y", ("x", Read(a)), ("y", Read(b))).IsTrue);
    }, iter: 5_000, threads: 1);

    [Fact]
    public void A_quotient_is_within_half_of_its_last_digit() => Gen.Select(Parts, Parts).Where((_, b) => !b.Digits.IsZero).Sample((a, b) =>
    {
        var quotient = Feel.Evaluate("x / y", ("x", Read(a)), ("y", Read(b)));
        // To many digits, then to 34 with what is left over as a last digit.
        var whole = BigInteger.DivRem(a.Digits * BigInteger.Pow(10, 120), b.Digits, out var rest);
        Assert.Equal(Exact(rest.IsZero ? whole * 10 : (whole * 10) + (a.Digits.Sign * b.Digits.Sign), a.Exponent - b.Exponent - 121), FeelText.Of(quotient));
    }, iter: 5_000, threads: 1);

    [Fact]
    public void Equal_numbers_have_one_hash_whatever_zeros_end_them() => Parts.Sample(parts =>
    {
        var (plain, padded) = (Read(parts), Read((parts.Digits * 1000, parts.Exponent - 3)));
        Assert.Equal(plain, padded);
        Assert.Equal(plain.GetHashCode(), padded.GetHashCode());
    }, iter: 5_000, threads: 1);

    [Fact]
    public void A_number_written_and_read_is_the_same_number() => Parts.Sample(parts =>
    {
        var number = Read(parts);
        Assert.Equal(number, Feel.Evaluate($"number(s)", ("s", Value.Of(FeelText.Of(number)))));
        Assert.Equal(number, JsonValues.Parse(JsonValues.ToUtf8(number)));
    }, iter: 5_000, threads: 1);

    private static Value Read((BigInteger, int) parts) => FeelNumber.TryParse(Written(parts), out var number) ? Value.Of(number) : throw new ArgumentException(Written(parts));

    /// <summary>Rounds by the digits of the text, as one would on paper.</summary>
    private static string Exact(BigInteger digits, int exponent)
    {
        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture);
        if (text.Length > 34)
        {
            var (kept, left) = (BigInteger.Parse(text[..34], CultureInfo.InvariantCulture), text[34..]);
            var half = string.CompareOrdinal(left, "5" + new string('0', left.Length - 1));
            if (half > 0 || (half == 0 && !kept.IsEven)) kept++;
            (text, exponent) = (kept.ToString(CultureInfo.InvariantCulture), exponent + left.Length);
        }
        return FeelText.Of(FeelNumber.TryParse($"{(digits.Sign < 0 ? "-" : "")}{text}e{exponent}", out var number) ? Value.Of(number) : Value.Null);
    }
}
