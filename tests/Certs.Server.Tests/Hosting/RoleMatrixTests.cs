using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using Certs.Api.V1;
using Certs.Server.Hosting;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>Every method of every service, for every kind of caller (T17).</summary>
[Collection(SharedProvinces.Name)]
public sealed class RoleMatrixTests(TwoProvinces provinces)
{
    private const string Stranger = "stranger";

    private static readonly MethodDescriptor[] Methods =
    [
        .. new[] { typeof(AdministrationService).Assembly, typeof(HealthReflection).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
            .Where(property => property?.PropertyType == typeof(FileDescriptor))
            .SelectMany(property => ((FileDescriptor)property!.GetValue(null)!).Services)
            .SelectMany(service => service.Methods),
    ];

    private static readonly string[] Callers = [Stranger, "verifier", "issuer", "operator", "supervisor"];

    public static TheoryData<string, string> Matrix()
    {
        TheoryData<string, string> matrix = [];
        foreach (MethodDescriptor method in Methods)
        {
            foreach (string caller in Callers)
            {
                matrix.Add(PathOf(method), caller);
            }
        }

        return matrix;
    }

    [Fact]
    public void Every_method_has_a_rule_and_no_rule_is_without_its_method()
    {
        Assert.NotEmpty(Methods);
        Assert.Equal(
            Methods.Select(PathOf).Order(StringComparer.Ordinal), MethodRules.Methods.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Open_to_anyone_is_judging_bridging_reading_what_is_recognised_tracing_and_what_tools_ask_first()
    {
        IEnumerable<string> open = Methods
            .Where(method => MethodRules.TryGet(PathOf(method), out Role? role) && role is null)
            .Select(method => method.Service.FullName)
            .Distinct();

        Assert.Equal(
            [
                "certs.v1.BridgeService", "certs.v1.RecognitionService", "certs.v1.TraceService",
                "certs.v1.VerificationService", "certs.v1.WitnessService", "grpc.health.v1.Health",
                "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection",
            ],
            open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_running_service_has_no_method_outside_the_matrix()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using RawCaller caller = RawCaller.InPlaintext(provinces.Gansu);
        ServerReflection.ServerReflectionClient reflection = new(caller.Invoker);
        using AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call =
            reflection.ServerReflectionInfo(cancellationToken: stop);

        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" }, stop);
        Assert.True(await call.ResponseStream.MoveNext(stop));

        Assert.Equal(
            Methods.Select(method => method.Service.FullName).Distinct().Order(StringComparer.Ordinal),
            call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name)
                .Order(StringComparer.Ordinal));
        await call.RequestStream.CompleteAsync();
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_caller_gets_in_where_the_rule_says_so_and_nowhere_else(string path, string caller)
    {
        Assert.True(MethodRules.TryGet(path, out Role? needed));
        using X509Certificate2? certificate =
            caller == Stranger ? null : RawCaller.CertificateOf(provinces.Gansu, caller);
        using RawCaller raw = RawCaller.OverTls(provinces.Gansu, certificate);

        bool isStream = Methods.First(method => PathOf(method) == path).IsServerStreaming;
        (StatusCode code, string? reason) =
            await raw.CallAsync(path, isStream, TestContext.Current.CancellationToken);

        if (needed is null || needed.ToString()!.Equals(caller, StringComparison.OrdinalIgnoreCase))
        {
            Assert.DoesNotContain(code, (StatusCode[])
                [StatusCode.Unauthenticated, StatusCode.PermissionDenied, StatusCode.Internal, StatusCode.Unknown]);
        }
        else
        {
            Assert.Equal(
                caller == Stranger
                    ? (StatusCode.Unauthenticated, "CLIENT_CERTIFICATE_NEEDED")
                    : (StatusCode.PermissionDenied, "ROLE_NEEDED"),
                (code, reason));
        }
    }

    private static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";
}
