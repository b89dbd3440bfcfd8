package io.groundwork.controller.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser. */
@ExtendWith(Browser.class)
class BrowserTest {
  @TempDir private Path work;

  private Browser.Seen look(Logs logs) throws IOException, InterruptedException {
    Path page = work.resolve("page.html");
    Files.writeString(page, RunPage.render(logs.in(work), List.of()));
    return Browser.look(page, work);
  }

  @Test
  void theBrowserTellsOfWhatAPageTries() throws IOException, InterruptedException {
    Path page = work.resolve("page.html");
    Files.writeString(
        page,
        "<!doctype html><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
            + "<img src='http://127.0.0.1:9/x.png'>");
    assertThat(Browser.look(page, work).console())
        .as("else the other tests would prove nothing")
        .anyMatch(line -> line.contains("127.0.0.1:9"));
  }

  @Test
  void fortyHostsWithLongNamesAreAllThereAndNothingComplains()
      throws IOException, InterruptedException {
    Logs logs = new Logs();
    for (int i = 1; i <= 40; i++) {
      String host = "broker-with-a-long-name-in-a-far-away-data-centre-" + i;
      logs.host(host)
          .spent(900, host, "connect", "connecting", 800)
          .spent(4000 + i * 20, host, "transfer", "kafka.tgz", 3000)
          .spent(5000 + i * 20, host, "settle", "Start", 1000);
    }
    Browser.Seen seen = look(logs.summary(7000, 0));
    assertThat(seen.console()).isEmpty();
    assertThat(seen.dom()).contains("class=\"plot dense\"");
    assertThat(seen.dom().split("class=\"band item\"", -1)).hasSize(41);
  }

  @Test
  void hostileTextNeitherRunsNorLoadsNorBreaksOut() throws IOException, InterruptedException {
    String hostile =
        "</script></style><script>document.title=1</script><img src=http://127.0.0.1:9/x.png"
            + " onerror=document.title=2><svg onload=document.title=3>\\\" autofocus onfocus=x";
    Logs logs = new Logs().host(hostile).changed(10, hostile, hostile, 5, "");
    logs.spent(20, hostile, "settle", "Start", 10)
        .add(
            30,
            "diagnosis",
            "'host':'" + hostile + "','unit':'" + hostile + "','text':'" + hostile + "'")
        .add(31, "novelty", "'" + hostile + "':'" + hostile + "'");
    Browser.Seen seen = look(logs.summary(40, 3));
    assertThat(seen.console()).isEmpty();
    assertThat(seen.dom())
        .contains("<title>install of lab · ")
        .contains("&lt;img src=http://127.0.0.1:9/x.png")
        .doesNotContain("<img", "<svg", "<script>document");
  }
}
