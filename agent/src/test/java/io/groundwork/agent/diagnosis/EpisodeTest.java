package io.groundwork.agent.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpisodeTest {
  private static final String HEAD = "2026-11-21T09:00:00+0000 node2 ";

  private static String systemd(String what) {
    return HEAD + "systemd[1]: " + what + "\n";
  }

  private static String kafka(String what) {
    return HEAD + "kafka[812]: " + what + "\n";
  }

  private static String attempt(String error) {
    return systemd("Starting kafka.service - Kafka broker 1...")
        + systemd("Started kafka.service - Kafka broker 1.")
        + kafka(error)
        + systemd("kafka.service: Main process exited, code=exited, status=1/FAILURE")
        + systemd("kafka.service: Failed with result 'exit-code'.");
  }

  private static String repeats() {
    return systemd("kafka.service: Scheduled restart job, restart counter is at 1.")
        + systemd("Stopped kafka.service - Kafka broker 1.");
  }

  @Test
  void whatWasSaidBeforeSomebodyStartedItAgainIsLeftOut() {
    String episode = Episode.of(attempt("ERROR former") + attempt("ERROR present"));
    assertThat(episode).contains("ERROR present").doesNotContain("former");
  }

  @Test
  void whatSystemdRepeatedByItselfBelongsToIt() {
    String episode = Episode.of(attempt("ERROR first") + repeats() + kafkaStarts("INFO starting"));
    assertThat(episode).contains("ERROR first").contains("INFO starting");
  }

  @Test
  void ofManyAttemptsTheLastThreeCount() {
    StringBuilder journal = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      journal.append(attempt("ERROR " + i)).append(repeats());
    }
    assertThat(Episode.of(journal.toString()))
        .contains("ERROR 3", "ERROR 4", "ERROR 5")
        .doesNotContain("ERROR 1", "ERROR 2");
  }

  @Test
  void linesAreBareAndThoseOfOneMessageStayTogether() {
    String episode = Episode.of("-- Boot 1 --\n" + kafka("ERROR x") + "                    at y\n");
    assertThat(episode).isEqualTo("ERROR x\nat y\n");
  }

  @Test
  void systemdOfOldRepeatsInOtherWords() {
    String episode =
        Episode.of(
            attempt("ERROR first")
                + systemd("kafka.service holdoff time over, scheduling restart.")
                + kafkaStarts("INFO starting"));
    assertThat(episode).contains("ERROR first");
  }

  @Test
  void aUnitWithoutCommandsBeforeItsStartBeginsWithStarted() {
    String started = systemd("Started chrony.service - chrony.");
    assertThat(Episode.of(started + kafka("former") + started + kafka("present")))
        .contains("present")
        .doesNotContain("former");
  }

  private static String kafkaStarts(String said) {
    return systemd("Starting kafka.service - Kafka broker 1...")
        + systemd("Started kafka.service - Kafka broker 1.")
        + kafka(said);
  }
}
