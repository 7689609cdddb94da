namespace WorkflowHub.Documents;

/// <summary>A rendered body as a page of its own: it asks for nothing from anywhere, runs nothing, and prints on A4.</summary>
public static class DocumentPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private const string Styles = """
        @page { size: A4; margin: 20mm 15mm 20mm 25mm; }
        :root { color-scheme: light; }
        body { margin: 0 auto; max-width: 170mm; color: #000; background: #fff; font: 13pt/1.5 "Times New Roman", "Liberation Serif", "Noto Serif", serif; }
        [dir="rtl"] body { font-family: "Noto Naskh Arabic", "Traditional Arabic", "DejaVu Sans", serif; }
        h1 { font-size: 15pt; text-align: center; }
        h2 { font-size: 13pt; }
        table { width: 100%; border-collapse: collapse; }
        th, td { border: 1px solid #000; padding: 1.5mm 2mm; text-align: start; vertical-align: top; }
        thead { display: table-header-group; }
        tr, figure { break-inside: avoid; }
        h1, h2, h3 { break-after: avoid; }
        @media screen { body { padding: 15mm; } }
        """;

    /// <param name="body">HTML as <see cref="LiquidTemplate.Render"/> gives it.</param>
    /// <param name="title">Plain text; escaped here.</param>
    /// <param name="language"><c>en</c>, <c>vi</c> or <c>ar</c>.</param>
    public static string Wrap(string body, string title, string language)
    {
        var code = Language.Of(language).Code;
        return $"""
            <!doctype html>
            <html lang="{code}" dir="{(code == "ar" ? "rtl" : "ltr")}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{HtmlText.Encoder.Encode(title)}</title>
            <style>
            {Styles}
            </style>
            </head>
            <body>
            {body}
            </body>
            </html>

            """;
    }
}
