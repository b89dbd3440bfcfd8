package io.groundwork.controller.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table against what the genuine software printed when it was provoked. */
class KnownCausesTest {

  static Stream<String> rows() {
    return KnownCauses.shipped().all().stream().map(Cause::name);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theGenuineMessageIsRecognisedAndExplained(String name) {
    Recognised found = KnownCauses.shipped().in(genuine(name)).orElseThrow();
    assertThat(found.name()).isEqualTo(name);
    assertThat(found.means()).isNotBlank().doesNotContain("${").doesNotEndWith(".");
    assertThat(found.next()).doesNotContain("${").endsWith(".");
    assertThat(genuine(name)).contains(found.line());
  }

  @Test
  void namesAreGivenOnce() {
    assertThat(rows()).doesNotHaveDuplicates();
  }

  @Test
  void whatIsInTheMessageIsInTheExplanation() {
    Recognised found = recognised("foreign-cluster");
    assertThat(found.means())
        .isEqualTo(
            "the data below /var/lib/kafka/meta.properties belongs to another Kafka cluster,"
                + " Uyx4Ao2aTQ6Ocr1ZPD0MHw; this one is 0vHteONKQe-N1U1BqBMFog");
    assertThat(found.line()).startsWith("java.lang.RuntimeException: Invalid cluster.id in:");
    assertThat(recognised("broker-port-in-use").means())
        .isEqualTo("another process holds 127.0.0.1:9101");
    assertThat(recognised("permission-denied").means())
        .isEqualTo("the service's user may not use /var/lib/kafka/meta.properties");
    assertThat(recognised("zookeeper-setting").means())
        .isEqualTo("ZooKeeper refuses /etc/zookeeper/zoo.cfg: For input string: \"21x81\"");
  }

  @Test
  void ordinaryWordsAreNoCause() {
    assertThat(KnownCauses.shipped().in(genuine("nothing-known"))).isEmpty();
  }

  @Test
  void aMessageThatHoldsMarksOfATemplateIsOnlyText() {
    String text = "org.apache.kafka.common.config.ConfigException: Invalid value ${why} $1 \\";
    assertThat(KnownCauses.shipped().in(text).orElseThrow().means())
        .isEqualTo("Kafka refuses a setting: Invalid value ${why} $1 \\");
  }

  @Test
  void onlyWhatNoRestartMendsLasts() {
    assertThat(recognised("foreign-cluster").lasts()).isTrue();
    assertThat(recognised("kafka-setting").lasts()).isTrue();
    assertThat(recognised("java-too-old").lasts()).isTrue();
    // Each of these may be over when systemd starts it again.
    for (String name : List.of("broker-id-registered", "zookeeper-unreachable", "disk-full")) {
      assertThat(recognised(name).lasts()).as(name).isFalse();
    }
    String registered =
        "java.lang.IllegalArgumentException: requirement failed: Configured end points"
            + " 10.0.0.1:9092 in advertised listeners are already registered by broker 1";
    assertThat(KnownCauses.shipped().in(registered)).isEmpty();
  }

  @Test
  void theLineIsBounded() {
    String text = "No space left on device " + "x".repeat(10_000);
    assertThat(KnownCauses.shipped().in(text).orElseThrow().line()).hasSizeLessThan(400);
  }

  @Test
  void theTableIsReadInItsOrder() {
    assertThat(List.copyOf(KnownCauses.shipped().all()).get(0).name()).isEqualTo("foreign-cluster");
  }

  private static Recognised recognised(String name) {
    return KnownCauses.shipped().in(genuine(name)).orElseThrow();
  }

  private static String genuine(String name) {
    String resource = "/causes/" + name + ".txt";
    try (InputStream in = KnownCausesTest.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("the row has no genuine message: src/test/resources" + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(resource, e);
    }
  }
}
