package io.groundwork.controller.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.history.RunLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPageTest {
  private static final String HOSTILE =
      "</script></style></title></pre><img src=x onerror=alert(1)> &amp; `${7*7}` \\\" onclick=x";
  @TempDir private Path directory;

  private String page(Logs logs) throws IOException {
    return RunPage.render(logs.in(directory), List.of());
  }

  private static Logs three() {
    Logs logs = new Logs();
    for (String host : List.of("node1", "node2", "node3")) {
      logs.host(host)
          .spent(500, host, "connect", "connecting", 400)
          .changed(
              2000,
              host,
              "file /etc/kafka/server.properties",
              100,
              "{'what':'content','seen':'a\\nb\\n','wanted':'a\\nc\\n'}")
          .spent(2500, host, "settle", "Start", 1000)
          .add(
              4000,
              "gate",
              "'host':'"
                  + host
                  + "','component':'kafka','gate':'member serving','verdict':'pass','proof':'id 7"
                  + " of 3','millis':1500");
    }
    return logs;
  }

  @Test
  void aPageSaysWhoWhatWhenAndHowItEnded() throws IOException {
    assertThat(page(three().summary(5000, 0)))
        .contains("<h1>install of lab</h1>", "Done and verified", "ann@desk", "5.0 s")
        .contains(
            "0: done and verified", "/home/ann/hosts.yaml", "groundwork install -i hosts.yaml")
        .contains("20260504-120000-install-1", "2026-05-04");
  }

  @Test
  void whatIsTheSameOnManyHostsIsToldOnceWithItsDiff() throws IOException {
    String page = page(three().summary(5000, 0));
    assertThat(page.split("<details class=\"change", -1)).hasSize(2);
    assertThat(page)
        .contains("node1, node2, node3")
        .contains("<span class=\"del\">-b", "<span class=\"add\">+c")
        .contains("id 7 of 3");
  }

  @Test
  void theTimelineShowsEachHostsWorkWhereItWas() throws IOException {
    assertThat(page(three().summary(5000, 0)))
        .contains("kafka: connecting · 400 ms, from 100 ms to 500 ms")
        .contains("style=\"left:2.000%;width:8.000%\"")
        .contains("style=\"left:50.000%;width:30.000%\" title=\"kafka: member serving");
  }

  @Test
  void theSharesOfTheTimeAreTheWhole() throws IOException {
    RunLog log = three().summary(5000, 0).in(directory);
    List<Shares.Share> shares = Shares.of(Spans.of(log), log.millis());
    assertThat(shares.stream().mapToLong(Shares.Share::millis).sum()).isEqualTo(5000);
    assertThat(shares).anyMatch(share -> share.kind().equals("gate") && share.millis() == 1500);
  }

  @Test
  void whatNodesSayIsTextWhereverItStands() throws IOException {
    Logs logs = new Logs().host(HOSTILE);
    logs.changed(
            10, HOSTILE, HOSTILE, 5, "{'what':'content','seen':'" + HOSTILE + "','wanted':'x'}")
        .changed(11, HOSTILE, HOSTILE, 5, "{'what':'" + HOSTILE + "','seen':'','wanted':''}")
        .spent(20, HOSTILE, HOSTILE, HOSTILE, 10)
        .spent(20, HOSTILE, "settle", HOSTILE, 10)
        .add(
            30,
            "gate",
            "'host':'"
                + HOSTILE
                + "','component':'"
                + HOSTILE
                + "','gate':'"
                + HOSTILE
                + "','verdict':'"
                + HOSTILE
                + "','why':'"
                + HOSTILE
                + "','millis':3")
        .add(
            31,
            "finding",
            "'host':'"
                + HOSTILE
                + "','check':'"
                + HOSTILE
                + "','level':'"
                + HOSTILE
                + "','seen':'"
                + HOSTILE
                + "','why':'"
                + HOSTILE
                + "','do':'"
                + HOSTILE
                + "'")
        .add(
            32,
            "failed",
            "'host':'"
                + HOSTILE
                + "','what':'"
                + HOSTILE
                + "','why':'"
                + HOSTILE
                + "','do':'"
                + HOSTILE
                + "','exit':3")
        .add(
            33,
            "diagnosis",
            "'host':'"
                + HOSTILE
                + "','unit':'"
                + HOSTILE
                + "','cause':'"
                + HOSTILE
                + "','text':'"
                + HOSTILE
                + "'")
        .add(34, "note", "'component':'" + HOSTILE + "','text':'" + HOSTILE + "'")
        .add(35, "endpoint", "'component':'" + HOSTILE + "','text':'" + HOSTILE + "'")
        .add(36, "problem", "'file':'" + HOSTILE + "','message':'" + HOSTILE + "'")
        .add(37, "novelty", "'" + HOSTILE + "':'" + HOSTILE + "'")
        .summary(40, 3);
    String page = page(logs);
    assertThat(page).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt;");
    assertThat(page.split("</script>", -1)).hasSize(2);
    assertThat(page.split("</style>", -1)).hasSize(2);
    assertThat(page.split("</title>", -1)).hasSize(2);
    assertThat(page).doesNotContainPattern("<[^>]*\"\\s+onclick=x");
  }

  @Test
  void aRunThatDidNotEndShowsWhatIsThereAndWhatItWasAt() throws IOException {
    String page =
        page(three().add(4500, "doing", "'host':'node2','what':'kafka: waiting for its turn'"));
    assertThat(page)
        .contains("The run did not end", "Its log ends after 4.5 s", "none: it did not end")
        .contains("k-open", "kafka: waiting for its turn", "member serving");
  }

  @Test
  void kindsOfEventsThatAPageDoesNotKnowAreShownAllTheSame() throws IOException {
    assertThat(page(three().add(1, "archive", "'host':'node1','file':'/x/y.tar.gz'").summary(5, 3)))
        .contains("What else was told", "<b>archive</b>", "/x/y.tar.gz");
  }

  @Test
  void aClosedGateIsNamedOnTopWithItsReason() throws IOException {
    Logs logs = three();
    logs.add(
        4200,
        "gate",
        "'component':'kafka','gate':'one controller','verdict':'not-yet','why':'none"
            + " is','millis':9");
    assertThat(page(logs.summary(5000, 3)))
        .contains("Not done: a gate is closed")
        .contains("whole cluster · kafka: one controller is closed · none is");
  }

  @Test
  void anEmptyLogIsAPageToo() throws IOException {
    assertThat(page(new Logs())).contains("The run did not end", "No host was come to.");
  }

  @Test
  void aPageNeedsNothingFromAnywhere() throws IOException {
    String page = page(three().summary(5000, 0));
    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .doesNotContain("http://", "https://", "src=", "@import", "url(");
  }
}
