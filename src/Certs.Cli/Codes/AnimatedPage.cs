using System.Globalization;
using System.Text;
using Certs.Core.ShortForms;

namespace Certs.Cli.Codes;

/// <summary>A page that shows the codes of a bundle one after the other, from its file alone.</summary>
internal static class AnimatedPage
{
    // Twice as long as a phone needs for a picture.
    private const int MillisecondsEach = 250;

    /// <summary>The page as HTML.</summary>
    /// <param name="whole">The bundle's compact form.</param>
    public static string Write(ReadOnlyMemory<byte> whole)
    {
        IReadOnlyList<Frame> frames = Frame.Split(whole);
        StringBuilder html = new();
        html.Append("""
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>证据包 bundle</title>
            <style>
              html { background: #fff }
              svg { display: none; width: min(96vw, 88vh); margin: auto }
              svg.shown { display: block }
              p { text-align: center; font: 18px sans-serif }
            </style>

            """);
        foreach (Frame frame in frames)
        {
            html.Append(QrCode.Of(frame.ToText()).ToSvg());
        }

        html.Append(CultureInfo.InvariantCulture, $$"""
            <p><span id="at">1</span> / {{frames.Count}}</p>
            <script>
              const codes = [...document.querySelectorAll("svg")];
              let at = 0;
              const show = () => {
                codes.forEach((code, i) => code.classList.toggle("shown", i === at));
                document.getElementById("at").textContent = at + 1;
                at = (at + 1) % codes.length;
              };
              show();
              setInterval(show, {{MillisecondsEach}});
            </script>
            </html>

            """);
        return html.ToString();
    }
}
