namespace Certs.Core.Lifecycle;

/// <summary>A ministry's list of status codes.</summary>
public enum CodeSet
{
    /// <summary>Licences of construction (住建).</summary>
    Construction = 1,

    /// <summary>Licences of road transport (交通运输).</summary>
    Transport = 2,

    /// <summary>Real estate (不动产).</summary>
    RealEstate = 3,
}
