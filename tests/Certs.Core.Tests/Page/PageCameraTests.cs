using System.Text;
using Certs.Core.Bundles;
using Certs.Core.ShortForms;
using Certs.Testing.Bundles;
using Xunit;

namespace Certs.Core.Tests.Page;

/// <summary>Codes that the page reads from pictures and by a camera, and cameras that do not do as they should.</summary>
public sealed class PageCameraTests : IDisposable
{
    // In these pages a limit of ten seconds takes one.
    private const string Hurry =
        "{ const now = performance.now.bind(performance); performance.now = () => now() * 10; }";

    private const string Never = "new Promise(() => {})";

    private const string PlayNeverAnswers =
        """
        {
          const { play } = HTMLMediaElement.prototype;
          HTMLMediaElement.prototype.play = function () {
            play.call(this);
            return new Promise(() => {});
          };
        }
        """;

    // A camera whose first picture never comes.
    private const string Dark = "new MediaStream([new MediaStreamTrackGenerator({ kind: \"video\" })])";

    // A camera that sees a white wall.
    private const string White =
        """
        (() => {
          const canvas = document.createElement("canvas");
          const wall = canvas.getContext("2d");
          setInterval(() => { wall.fillStyle = "#fff"; wall.fillRect(0, 0, canvas.width, canvas.height); }, 50);
          return canvas.captureStream();
        })()
        """;

    // That camera, whose cable is then drawn.
    private const string Unplugged =
        $$"""
        (() => {
          const stream = {{White}};
          setTimeout(() => stream.getTracks()[0].dispatchEvent(new Event("ended")), 500);
          return stream;
        })()
        """;

    private readonly PageBrowser _page = new();

    private readonly OfflineScenario _scenario = LivingScenario.Make();

    private string[] Verdict => ["可以接受", .. _scenario.Offline.Findings.Select(PageBrowser.RowOf)];

    private string Code => ShortForm.Write(TestWitnesses.Of(_scenario)!);

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task A_picture_of_a_code_that_is_dropped_and_codes_before_the_camera_get_their_verdict()
    {
        _page.SkipUnlessInstalled();
        string trust = Trust();
        string picture = _page.Write("code.png", CodePictures.Png(Code));
        string[] frames = [.. Frame.Split(BundleWriter.WriteBinary(_scenario.Bundle)).Select(frame => frame.ToText())];
        string first = _page.Write("first.png", CodePictures.Png(frames[0]));
        string rest = _page.Write("rest.txt", Encoding.ASCII.GetBytes(frames[1]));

        string[][] dropped = await _page.OpenAsync([new[] { trust }, new[] { picture }, new[] { first, rest }]);
        string[][] scanned = await _page.OpenAsync([new[] { trust }, Scan()], Video(Code));
        string[][] collected = await _page.OpenAsync([new[] { trust }, Scan()], Video(frames));

        Assert.Equal(Verdict, dropped[1]);
        Assert.Equal([$"已读取 2 / {frames.Length} 个二维码，请继续。"], dropped[2]);
        Assert.Equal(Verdict, scanned[1]);
        Assert.Equal(Verdict, collected[1]);
    }

    [Fact]
    public async Task What_a_browser_never_answers_or_refuses_does_not_keep_a_code_from_its_verdict()
    {
        _page.SkipUnlessInstalled();
        string[] browsers =
        [
            Detector($"return {Never};", detect: ""),
            Detector("throw new Error();", detect: ""),
            Detector("return [\"qr_code\"];", detect: $"return {Never};"),
            Detector("return [\"qr_code\"];", detect: "throw new Error();"),
            PlayNeverAnswers,
        ];

        string[][] seen = await _page.OpenAsync([new[] { Trust() }, .. browsers.Select(Scan)], Video(Code));

        Assert.All(seen[1..], one => Assert.Equal(Verdict, one));
        Assert.Equal(browsers.Length, seen.Length - 1);
    }

    [Fact]
    public async Task A_camera_that_does_not_answer_or_shows_nothing_says_so_and_can_be_tried_again()
    {
        _page.SkipUnlessInstalled();
        (string Camera, string Said)[] cameras =
        [
            (Never, "摄像头没有回应。"),
            (Dark, "摄像头没有画面。"),
            (White, "未读到二维码。"),
        ];

        string[][] seen = await _page.OpenAsync(
            [new[] { Trust() }, .. cameras.Select(one => Scan(Hurry + First(one.Camera), "#again"))], Video(Code));

        Assert.All(
            seen[1..].Zip(cameras),
            one => Assert.StartsWith(one.Second.Said, one.First[^1], StringComparison.Ordinal));
        Assert.All(seen[1..], one => Assert.Equal(Verdict, one[..^1]));
        Assert.Equal(cameras.Length, seen.Length - 1);
    }

    [Fact]
    public async Task A_camera_that_is_refused_or_taken_away_ends_the_scan_with_what_to_do()
    {
        _page.SkipUnlessInstalled();
        string[][] seen = await _page.OpenAsync(
            [Scan(First("Promise.reject(new Error())")), Scan(First(Unplugged))], Video(Code));

        Assert.All(seen, one => Assert.StartsWith("没有可用的摄像头", Assert.Single(one), StringComparison.Ordinal));
    }

    // The first time that the camera is asked for it is this; then it is the browser's.
    private static string First(string camera) =>
        $$"""
        {
          navigator.mediaDevices.getUserMedia = async () => {
            delete navigator.mediaDevices.getUserMedia;
            return await {{camera}};
          };
        }
        """;

    private static string Detector(string formats, string detect) =>
        $$"""
        globalThis.BarcodeDetector = class {
          static async getSupportedFormats() { {{formats}} }
          async detect() { {{detect}} }
        };
        """;

    private static object Scan(string inject) => Scan(inject, []);

    private static object Scan(string inject = "", params string[] press) =>
        new { inject, press = press.Prepend("#scan") };

    private string Trust() => _page.Write("trust.json", PageVectors.Signed(_scenario.Trust));

    private string Video(params string[] texts) => _page.Write("video.y4m", CodePictures.Video(texts));
}
