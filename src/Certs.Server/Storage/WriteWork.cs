using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>One caller's part of a group.</summary>
internal abstract class WriteWork
{
    /// <summary>Runs the work. False: it threw, and <see cref="FailWithItsOwn"/> passes that on.</summary>
    public abstract bool TryRun(WriteSession session);

    /// <summary>True when the work threw because something else stood in its way, such as another replica's.</summary>
    public abstract bool MayBeTriedAgain { get; }

    /// <summary>Tells the caller that its work is durable.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller what the work itself threw.</summary>
    public abstract void FailWithItsOwn();

    /// <summary>Tells the caller that the group failed.</summary>
    public abstract void Fail(Exception failure);

    /// <summary>Work with a result of type <typeparamref name="T"/>.</summary>
    internal sealed class Of<T>(Func<WriteSession, T> work) : WriteWork
    {
        // The writer must not run what callers do next, so continuations go to the thread pool.
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private AggregateException? _failure;
        private T? _result;

        /// <summary>Ends when the work is durable, or failed.</summary>
        public Task<T> Done => _done.Task;

        /// <inheritdoc />
        public override bool TryRun(WriteSession session)
        {
            Task<T> attempt = new(() => work(session));
            attempt.RunSynchronously(TaskScheduler.Default);
            _failure = attempt.Exception;
            _result = _failure is null ? attempt.Result : default;
            return _failure is null;
        }

        /// <inheritdoc />
        public override bool MayBeTriedAgain =>
            _failure?.InnerException is DbException { IsTransient: true };

        /// <inheritdoc />
        public override void Complete() => _done.SetResult(_result!);

        /// <inheritdoc />
        public override void FailWithItsOwn() => _done.SetException(_failure!.InnerExceptions);

        /// <inheritdoc />
        public override void Fail(Exception failure) => _done.SetException(failure);
    }
}
