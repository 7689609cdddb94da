using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Query.Validator;

namespace WorkflowHub.Api.OData;

/// <summary>How much one query may ask for; a refusal names the limit.</summary>
internal static class FeedLimits
{
    public const int QueryLength = 4096;
    public const int Top = 1000;
    public const int Skip = 10_000;
    public const int OrderBy = 5;

    /// <summary>Rows of a page when the caller does not say.</summary>
    public const int Page = 100;

    /// <summary>Options of the standard that are understood here; <c>$skiptoken</c> is ours to give.</summary>
    public static readonly string[] Understood = ["$filter", "$select", "$expand", "$orderby", "$top", "$skip", "$count", "$skiptoken", "$format"];

    /// <summary>Options of the standard that are not.</summary>
    public static readonly string[] NotUnderstood = ["$search", "$apply", "$compute", "$deltatoken", "$id", "$index", "$levels", "$schemaversion"];

    // A regular expression from outside runs in the database without a limit of time.
    public static ODataValidationSettings Validation() => new()
    {
        AllowedFunctions = AllowedFunctions.AllFunctions & ~AllowedFunctions.MatchesPattern,
        MaxNodeCount = 100,
        MaxExpansionDepth = 2,
        MaxAnyAllExpressionDepth = 2,
        MaxFunctionCallDepth = 8,
        MaxOrderByNodeCount = OrderBy,
        MaxTop = Top,
        MaxSkip = Skip,
    };
}
