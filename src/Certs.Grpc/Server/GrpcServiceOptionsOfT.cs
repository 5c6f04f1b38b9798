namespace Grpc.AspNetCore.Server;

/// <summary>How one service answers. What is not set here is taken from the options of all
/// services.</summary>
/// <typeparam name="TService">The service.</typeparam>
public class GrpcServiceOptions<TService> : GrpcServiceOptions
    where TService : class;
