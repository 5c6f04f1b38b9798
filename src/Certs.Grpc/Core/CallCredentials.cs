namespace Grpc.Core;

/// <summary>Credentials that travel with each call, as headers.</summary>
public abstract class CallCredentials
{
    /// <summary>Credentials made of several, applied in their order.</summary>
    /// <param name="credentials">Two or more.</param>
    public static CallCredentials Compose(params CallCredentials[] credentials) => new Composed(credentials);

    /// <summary>Credentials that an interceptor adds.</summary>
    /// <param name="interceptor">Adds them; runs once for each call.</param>
    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor) =>
        new Intercepted(interceptor);

    /// <summary>Hands the parts to a configurator.</summary>
    /// <param name="configurator">Receives the parts.</param>
    /// <param name="state">Passed on unchanged.</param>
    public abstract void InternalPopulateConfiguration(
        CallCredentialsConfiguratorBase configurator, object? state);

    private sealed class Composed : CallCredentials
    {
        private readonly CallCredentials[] _parts;

        internal Composed(CallCredentials[] parts)
        {
            ArgumentNullException.ThrowIfNull(parts);
            if (parts.Length < 2)
            {
                throw new ArgumentException("Composed credentials have two parts at least.", nameof(parts));
            }

            _parts = [.. parts];
        }

        public override void InternalPopulateConfiguration(
            CallCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetCompositeCredentials(state, _parts);
    }

    private sealed class Intercepted(AsyncAuthInterceptor interceptor) : CallCredentials
    {
        private readonly AsyncAuthInterceptor _interceptor =
            interceptor ?? throw new ArgumentNullException(nameof(interceptor));

        public override void InternalPopulateConfiguration(
            CallCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetAsyncAuthInterceptorCredentials(state, _interceptor);
    }
}
