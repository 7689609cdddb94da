using Microsoft.AspNetCore.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;
using WorkflowHub.Api.OData.Rows;

namespace WorkflowHub.Api.OData;

/// <summary>What <c>$metadata</c> says: the sets, their properties and how they hang together. Made once.</summary>
internal sealed class FeedModel
{
    public const string Prefix = "odata/v1";

    public FeedModel()
    {
        var builder = new ODataConventionModelBuilder { Namespace = "WorkflowHub", ContainerName = "Container" };
        Add<ProcedureItem>(builder, "Procedures", "Procedure");
        Add<CaseItem>(builder, "Cases", "Case");
        Add<TaskItem>(builder, "Tasks", "Task");
        Add<UnitItem>(builder, "Units", "Unit");
        Add<PersonItem>(builder, "People", "Person");
        builder.EntityType<TaskItem>().HasRequired(task => task.Case, (task, @case) => task.CaseId == @case!.Id);
        Edm = builder.GetEdmModel();
        Services = new ODataOptions().SkipToken().AddRouteComponents(Prefix, Edm).RouteComponents[Prefix].ServiceProvider;
    }

    public IEdmModel Edm { get; }

    /// <summary>The parts with which the library reads queries and writes answers.</summary>
    public IServiceProvider Services { get; }

    private static void Add<T>(ODataConventionModelBuilder builder, string set, string name) where T : class
    {
        var type = builder.EntitySet<T>(set).EntityType;
        (type.Name, type.Namespace) = (name, "WorkflowHub");
        type.Filter().OrderBy().Select().Expand(3).Count().Page(FeedLimits.Top, FeedLimits.Page);
    }
}
