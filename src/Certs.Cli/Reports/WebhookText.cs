using Certs.Api.V1;

namespace Certs.Cli.Reports;

/// <summary>Shows who is told of changes by HTTP, to people or as JSON.</summary>
internal static class WebhookText
{
    /// <summary>All of them, and the key that their receivers check signatures with.</summary>
    public static void Write(ListWebhooksResponse answer, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonOutput.Of(answer));
            return;
        }

        foreach (Webhook webhook in answer.Webhooks)
        {
            Console.WriteLine($"{webhook.Name}  {webhook.Host}  {State(webhook)}  已通知 told {webhook.Delivered}"
                + $"  最近 last {Values.Text(webhook.DeliverTime?.ToDateTimeOffset())}");
        }

        Console.WriteLine($"签名公钥 key {answer.KeyId}");
    }

    private static string State(Webhook webhook) => webhook switch
    {
        { Cursor.Length: 0 } => "尚未开始 not begun",
        { StopTime: { } stopped } => $"已停止 stopped {Values.Text(stopped.ToDateTimeOffset())} {webhook.Problem}",
        { Failures: > 0 } =>
            $"重试中 failing since {Values.Text(webhook.FailingSinceTime?.ToDateTimeOffset())} {webhook.Problem}, {webhook.Failures}",
        _ => "正常 going on",
    };
}
