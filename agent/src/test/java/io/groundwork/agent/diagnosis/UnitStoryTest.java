package io.groundwork.agent.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitStoryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loaded|active|running|success|0|0|0|kafka.service active (running)",
        "loaded|activating|auto-restart|exit-code|1|1|4"
            + "|kafka.service activating (auto-restart), ended with exit code 1, restarts: 4",
        "loaded|failed|failed|oom-kill|2|9|0|kafka.service failed, killed for want of memory",
        "loaded|failed|failed|signal|2|6|0|kafka.service failed, ended by signal 6",
        "loaded|failed|failed|start-limit-hit|1|1|5"
            + "|kafka.service failed, started too often, restarts: 5",
        "loaded|inactive|dead|success|0|0|0|kafka.service inactive (dead)",
        "not-found|inactive|dead|success|0|0|0|kafka.service unknown to systemd",
        "masked|inactive|dead|success|0|0|0|kafka.service masked"
      })
  void aUnitIsPutInAFewWords(
      String load,
      String active,
      String sub,
      String result,
      String code,
      String status,
      String restarts,
      String words) {
    UnitStory story =
        UnitStory.parse(
            "kafka.service",
            "LoadState=%s\nActiveState=%s\nSubState=%s\nResult=%s\nExecMainCode=%s\nExecMainStatus=%s\nNRestarts=%s\n"
                .formatted(load, active, sub, result, code, status, restarts));
    assertThat(story.words()).isEqualTo(words);
  }
}
