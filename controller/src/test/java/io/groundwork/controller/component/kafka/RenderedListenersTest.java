package io.groundwork.controller.component.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.report.Event.Level;
import org.junit.jupiter.api.Test;

class RenderedListenersTest {
  private static final String GOOD =
      """
      listeners=PLAINTEXT://10.0.0.1:9092
      advertised.listeners=PLAINTEXT://10.0.0.1:9092
      """;

  private static String wrong(String text) {
    Findings findings = new Findings();
    RenderedListeners.examine(new Check(findings, "node1", "listeners"), text);
    var finding = findings.all().get(0);
    return finding.level() == Level.PASS ? "" : finding.seen();
  }

  @Test
  void oneListenerThatIsAdvertisedPasses() {
    assertThat(wrong(GOOD)).isEmpty();
  }

  @Test
  void twoListenersOfOneNameAreNoticed() {
    assertThat(wrong(GOOD + "listeners=PLAINTEXT://10.0.0.1:9092,PLAINTEXT://10.0.0.1:9093"))
        .isEqualTo("listeners names PLAINTEXT twice");
  }

  @Test
  void aListenerWithoutAProtocolIsNoticed() {
    String inside =
        "listeners=INSIDE://10.0.0.1:9092\nadvertised.listeners=INSIDE://10.0.0.1:9092\n";
    assertThat(wrong(inside + "inter.broker.listener.name=INSIDE"))
        .isEqualTo("listener INSIDE has no security protocol");
    assertThat(
            wrong(
                inside
                    + "inter.broker.listener.name=INSIDE\n"
                    + "listener.security.protocol.map=INSIDE:PLAINTEXT"))
        .isEmpty();
  }

  @Test
  void anInterBrokerListenerThatIsNotAdvertisedIsNoticed() {
    assertThat(wrong(GOOD + "inter.broker.listener.name=INSIDE"))
        .isEqualTo("brokers are to talk through INSIDE, which is not advertised");
  }

  @Test
  void anAddressThatIsNobodysIsNoticed() {
    assertThat(wrong("listeners=PLAINTEXT://:9092\n"))
        .contains("advertised.listeners has '', which is no NAME://HOST:PORT");
    assertThat(wrong(GOOD + "advertised.listeners=PLAINTEXT://127.0.0.1:9092"))
        .isEqualTo("listener PLAINTEXT advertises '127.0.0.1:9092', which is no other's way in");
  }
}
