namespace Grpc.Core;

/// <summary>Says on a service base where its methods are bound.</summary>
/// <param name="bindType">The generated class that holds the bind method.</param>
/// <param name="bindMethodName">The static method's name.</param>
[AttributeUsage(AttributeTargets.Class)]
public class BindServiceMethodAttribute(Type bindType, string bindMethodName) : Attribute
{
    /// <summary>The generated class that holds the bind method.</summary>
    public Type BindType { get; } = bindType;

    /// <summary>The static method's name.</summary>
    public string BindMethodName { get; } = bindMethodName;
}
