namespace WorkflowHub.Designer.Tests;

public sealed class BrokenPackageTests
{
    private const string Manifest = "procedure.yaml";
    private const string Process = "process.bpmn";
    private const string Request = "forms/request.schema.json";
    private const string Layout = "forms/request.ui.json";
    private const string Order = "templates/order.liquid";
    private const string Case = "cases/rejected.yaml";

    [Fact]
    public void A_sound_package_is_read_whole()
    {
        var read = Package.Read(Sample.Files, 7);

        Assert.Empty(read.Problems);
        var package = read.Package!;
        Assert.Equal(("purchase-request", 7), (package.Source.Key, package.Procedure.Version));
        Assert.Equal(["finance", "request"], package.Forms.Keys.Order());
        Assert.Equal(["order", "request_sheet"], package.Templates.Keys.Order());
        Assert.Equal(["en", "vi", "ar"], package.Languages);
        Assert.Contains(package.Scenarios, scenario => scenario.Name == "The head rejects, with a reason");
        Assert.Equal(Sample.Files.Count, package.Files.Length);
    }

    [Theory]
    // The manifest
    [InlineData(Manifest, "key: purchase-request", "key: Purchase Request", "manifest.key", "key")]
    [InlineData(Manifest, "process: process.bpmn", "process: other.bpmn", "package.file", "process")]
    [InlineData(Manifest, "title:", "titel:", "yaml.unknown", "titel")]
    [InlineData(Manifest, "start: { form: request }", "start: { form: wish }", "manifest.form", "start.form")]
    [InlineData(Manifest, "languages: [en, vi, ar]", "languages: [en, fr]", "language.unknown", "languages")]
    [InlineData(Manifest, "schema: forms/finance.schema.json", "schema: forms/none.json", "package.file", "forms.finance.schema")]
    [InlineData(Manifest, "vi: Đơn đặt hàng, ", "", "language.missing", "templates.order")]
    [InlineData(Manifest, "name: { en: Purchase request,", "name: { vn: Purchase request,", "language.unknown", "name.vn")]
    [InlineData(Manifest, "start: { form: request }", "start: [request]", "yaml.kind", "start")]
    [InlineData(Manifest, "start: { form: request }", "key: again", "yaml.twice", null)]
    [InlineData(Manifest, "start: { form: request }", "start: { form: request", "yaml.syntax", null)]
    // The process and what it names
    [InlineData(Process, "head_decision.outcome = \"approve\"", "head_decison.outcome = \"approve\"", "bpmn.expression", "head_approves_to_amount_is_large")]
    [InlineData(Process, "total > 50000000", "totl > 50000000", "bpmn.expression", "amount_is_large_to_finance_decision")]
    [InlineData(Process, "head_decision.outcome = \"approve\"", "head_decision.outcom = \"approve\"", "bpmn.expression", "head_approves_to_amount_is_large")]
    [InlineData(Process, "head_decision.outcome = \"approve\"", "head_decision.outcome = 1", "bpmn.expression", "head_approves_to_amount_is_large")]
    [InlineData(Process, "head_decision.outcome = \"approve\"", "head_decision.outcome", "bpmn.condition-type", "head_approves_to_amount_is_large")]
    [InlineData(Process, "head_decision.outcome = \"approve\"", "head_decision.at = \"2026-01-01\"", "bpmn.expression", "head_approves_to_amount_is_large")]
    [InlineData(Process, "total > 50000000", "total > \"50000000\"", "bpmn.expression", "amount_is_large_to_finance_decision")]
    [InlineData(Process, "total > 50000000", "total * 2", "bpmn.condition-type", "amount_is_large_to_finance_decision")]
    [InlineData(Process, "total > 50000000", "sum(items.prise) > 5", "bpmn.expression", "amount_is_large_to_finance_decision")]
    [InlineData(Process, "total > 50000000", "needed_by > today", "bpmn.expression", "amount_is_large_to_finance_decision")]
    [InlineData(Process, "<wh:manager levels=\"2\"/>", "<wh:field name=\"total\"/>", "process.rule-field", "finance_decision")]
    [InlineData(Process, "form=\"finance\"", "form=\"money\"", "bpmn.form", "finance_decision")]
    [InlineData(Process, "document=\"request_sheet\"", "document=\"sheet\"", "bpmn.document", "head_decision")]
    [InlineData(Process, "\"order\"</wh:input>", "\"ordre\"</wh:input>", "process.template", "order_letter")]
    [InlineData(Process, "<wh:decider step=\"head_decision\"/>", "<wh:decider step=\"hed_decision\"/>", "process.rule-step", "finance_decision")]
    [InlineData(Process, "<wh:manager levels=\"2\"/>", "<wh:field name=\"bos\"/>", "process.rule-field", "finance_decision")]
    [InlineData(Process, "<wh:manager levels=\"2\"/>", "<wh:head unit=\"field:place\"/>", "process.rule-field", "finance_decision")]
    [InlineData(Process, "<wh:manager levels=\"2\"/>", "<wh:boss/>", "bpmn.participants", "finance_decision")]
    [InlineData(Process, "kind=\"register\"", "kind=\"sing\"", "process.job-kind", "order_number")]
    [InlineData(Process, "<wh:input name=\"series\">", "<wh:input name=\"serie\">", "process.job-input", "order_number", "<wh:job kind=\"register\">")]
    [InlineData(Process, "\"{number:000}/\" + string(case.startedAt.year) + \"/ĐH\"", "\"no {numbr}\"", "process.register-format", "order_number")]
    [InlineData(Process, "<wh:output name=\"order_no\">", "<wh:output name=\"finance_decision\">", "process.name", "finance_decision", "<bpmn:userTask id=\"finance_decision\"")]
    [InlineData(Process, "<wh:name lang=\"vi\">Đã đặt hàng</wh:name>", "", "language.missing", "ordered", "<bpmn:endEvent id=\"ordered\"")]
    // Forms
    [InlineData(Request, "\"maxLength\": 120", "\"maxLenght\": 120", "form.schema", "/properties/subject", "\"subject\": {")]
    [InlineData(Request, "quantity * price", "quantity * prize", "form.schema", "/properties/items/items/properties/sum/x-computed")]
    [InlineData(Request, "\"vi\": { \"title\": \"Cần trước ngày\" }, ", "", "language.missing", "/properties/needed_by", "\"title\": \"Needed by\"")]
    [InlineData(Request, "\"$schema\":", "\"$schema\"", "form.schema", "")]
    [InlineData(Layout, "#/properties/subject", "#/properties/subjekt", "form.layout", "/elements/0/elements/0/scope")]
    [InlineData(Layout, ", \"ar\": { \"label\": \"الحاجة\" }", "", "language.missing", "/elements/0", "\"label\": \"Need\"")]
    // Templates
    [InlineData(Order, "{{ subject }}", "{{ subjekt }}", "template.name", "order")]
    [InlineData(Order, "{{ item.price |", "{{ item.prize |", "template.name", "order")]
    [InlineData(Order, "steps.finance_decision.by.name", "steps.financ_decision.by.name", "template.name", "order")]
    [InlineData(Order, "{{ case.applicant.name }}", "{{ case.applicant.salary }}", "template.name", "order")]
    [InlineData(Order, "{{ total | number_in_words }}", "{{ total | number_in_wrds }}", "template.syntax", "order")]
    // Scenarios
    [InlineData(Case, "status: completed", "status: finished", "scenario.status", "expect.status")]
    [InlineData(Case, "at: 2026-03-02T08:00:00Z", "at: yesterday", "scenario.moment", "at")]
    [InlineData(Case, "comment: Not this year.", "coment: Not this year.", "yaml.unknown", "steps[2].act.coment")]
    public void A_fault_is_told_with_its_rule_file_element_and_line(string file, string find, string replace, string rule, string? element, string? toldAt = null)
    {
        // In XML, "greater than" may be written either way.
        var text = Sample.Text(file).Replace("&gt;", ">", StringComparison.Ordinal);
        var at = text.IndexOf(find, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{find}' is not in {file}.");
        var line = text[..text.IndexOf(toldAt ?? find, StringComparison.Ordinal)].Count(unit => unit == '\n') + 1;

        var read = Sample.With(file, text[..at] + replace + text[(at + find.Length)..]);

        Assert.Null(read.Package);
        Assert.True(
            read.Problems.Any(problem => problem.Rule == rule && problem.File == file && problem.Element == element && problem.Line == line),
            $"Expected {file}:{line} {element} {rule}; found:\n{string.Join('\n', read.Problems)}");
    }

    [Fact]
    public void All_faults_are_told_at_once_whichever_file_they_stand_in()
    {
        var files = Sample.Files.Select(file => file.Path switch
        {
            Process => Spoilt(file, "total &gt; 5", "totl &gt; 5"),
            Request => Spoilt(file, "\"maxLength\": 120", "\"maxLenght\": 120"),
            Order => Spoilt(file, "{{ subject }}", "{{ subjekt }}"),
            Case => Spoilt(file, "status: completed", "status: finished"),
            Manifest => Spoilt(file, "vi: Đơn đặt hàng, ", ""),
            _ => file,
        });

        var read = Package.Read(files, 1);

        Assert.Equal([Case, Request, Manifest, Process, Order], read.Problems.Select(problem => problem.File).Distinct());
    }

    [Theory]
    [InlineData("procedure.yaml", "package.manifest")]
    [InlineData("process.bpmn", "package.file")]
    [InlineData("forms/finance.ui.json", "package.file")]
    [InlineData("templates/order.liquid", "package.file")]
    public void A_file_that_is_not_there_is_told(string missing, string rule)
    {
        var read = Sample.Without(missing);

        Assert.Null(read.Package);
        Assert.Contains(read.Problems, problem => problem.Rule == rule);
    }

    [Fact]
    public void A_package_promises_only_the_languages_it_names()
    {
        var read = Sample.With("procedure.yaml", Sample.Text("procedure.yaml").Replace("languages: [en, vi, ar]\n", "", StringComparison.Ordinal).Replace("vi: Đơn đặt hàng, ", "", StringComparison.Ordinal));

        Assert.Empty(read.Problems);
    }

    private static PackageFile Spoilt(PackageFile file, string find, string replace)
    {
        var text = Sample.Text(file.Path);
        Assert.Contains(find, text, StringComparison.Ordinal);
        return Repository.Made(file.Path, text.Replace(find, replace, StringComparison.Ordinal));
    }
}
