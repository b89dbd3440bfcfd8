package io.groundwork.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.HostNames;
import io.groundwork.agent.resource.NoDirectory;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.SwapOff;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TakebackTest {
  private static final String STARTED = "/var/lib/groundwork/started/kafka.service";
  private static final List<Resource> PUT =
      List.of(
          new HostNames(Map.of("10.0.0.1", List.of("node1"))),
          new SwapOff("brokers must not swap"),
          new Directory("/var/lib/kafka", "kafka", "kafka", "0750", true),
          new Directory("/var/log/kafka", "kafka", "kafka", "0750", false),
          new Directory("/var/cache/kafka", "kafka", "kafka", "0750", false),
          new Directory(STARTED, "root", "root", "0700", false));

  @Test
  void whileTheDataStayItStaysKnownWhichReleaseWasStartedOnThem() {
    assertThat(new Takeback(PUT, List.of(), false).of(PUT))
        .contains(
            new NoDirectory(STARTED, false),
            new NoDirectory("/var/lib/kafka", false),
            new NoDirectory("/var/log/kafka", false),
            new NoDirectory("/var/cache/kafka", true));
  }

  @Test
  void withTheDataGoTheRecordsOfStarts() {
    assertThat(new Takeback(PUT, List.of(), true).of(PUT))
        .contains(
            new NoDirectory(STARTED, true),
            new NoDirectory("/var/lib/kafka", true),
            new NoDirectory("/var/log/kafka", true));
  }

  @Test
  void whereRecordsWereGoesLastOnceAndOnlyWhenEmpty() {
    assertThat(new Takeback(PUT, List.of(), true).of(PUT))
        .endsWith(
            new NoDirectory("/var/lib/groundwork/before", false),
            new NoDirectory("/var/lib/groundwork/started", false));
  }
}
