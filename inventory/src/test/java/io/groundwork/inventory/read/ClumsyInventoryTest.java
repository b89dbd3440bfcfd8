package io.groundwork.inventory.read;

import static io.groundwork.inventory.read.Loading.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people mistype, and what they are told: one line each, as few as can be. */
class ClumsyInventoryTest {
  private static final String HOST = "hosts:\n  n1: {address: 10.0.0.1}\n";
  private static final String KAFKA =
      "cluster: c\ncomponents: {jdk: {archive: /j}, kafka: {version: 3.9.1, archive: /k}}\n";

  static List<Arguments> slips() {
    return List.of(
        Arguments.of("cluster: c\nhosts:\n\tn1: {address: 10.0.0.1}\n", "3:1 a tab stands"),
        Arguments.of("cluster c\n" + HOST, "1:1 a colon, or the space after it, is missing"),
        Arguments.of("cluster:c\n" + HOST, "1:1 a colon, or the space after it, is missing"),
        Arguments.of("cluster: c\nhosts\n  n1: {}\n", "2:1 a key without a colon"),
        Arguments.of("cluster: c\n hosts:\n", "2:7 this line is indented too far"),
        Arguments.of("cluster: c\nssh: {key: C: x}\n", "2:13 a comma or } is missing"),
        Arguments.of("cluster: c\nssh:\n  key: C: x\n", "3:9 a second colon stands in this line"),
        Arguments.of("cluster: \"c\n" + HOST, "1:10 a quote is not closed"),
        Arguments.of("cluster: c\nhosts: [10.0.0.1]\n", "2:1 hosts are a map by name, not a list"),
        Arguments.of("cluster: c\nhosts: {n1: 10.0.0.1}\n", "2:13 n1: an address alone is no host"),
        Arguments.of("cluster: c\nhosts: {n1: {adress: a}}\n", "2:14 n1: unknown key 'adress'"),
        Arguments.of("Cluster: c\n" + HOST, "1:1 unknown key 'Cluster' [cluster]"),
        Arguments.of("cluster: c\nssh:\n  user:bob\n" + HOST, "3:3 ssh: keys and values belong"),
        Arguments.of("cluster: c\nhosts: {n1: {address: {{ ip }}}}\n", "2:25 a map or list stands"),
        Arguments.of("cluster: c\nhosts: {n1: {address: !v 1}}\n", "2:23 tags (!name)"),
        Arguments.of(
            KAFKA + "hosts: {n1: {address: 10.0.0.1, roles: kafka, kafka: {id: 1}}}\n",
            "3:40 roles: a list of names belongs here [[kafka]]"),
        Arguments.of(
            KAFKA + "hosts: {n1: {address: 10.0.0.1, roles: [kafka], kafka: {id: }}}\n",
            "3:60 id has no value"),
        Arguments.of(
            KAFKA + "hosts: {n1: {address: 10.0.0.1, roles: [kafka], kafka: {heap: 512}}}\n",
            "3:63 heap: '512' is not a heap size"),
        Arguments.of(
            "cluster: c\nssh: {port: 99999}\n" + HOST, "2:13 port: '99999' is out of range"),
        Arguments.of("cluster: c\nssh: {agent: yes}\n" + HOST, "2:14 agent: 'yes' is neither"));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void oneSlipIsToldOnceAndInPlainWords(String yaml, String beginning) {
    assertThat(told(Loading.text(yaml))).hasSize(1).first().asString().startsWith(beginning);
  }

  @Test
  void hostsThatAreNotIndentedAreFoundOut() {
    assertThat(told(Loading.text("cluster: c\nhosts:\nn1:\n  address: 10.0.0.1\n")))
        .anyMatch(line -> line.startsWith("3:1 n1 stands beside hosts, not below it"));
  }

  @Test
  void settingsBesideTheirHostAreFoundOut() {
    assertThat(told(Loading.text("cluster: c\nhosts:\n  n1:\n  address: 10.0.0.1\n")))
        .anyMatch(line -> line.startsWith("4:3 address stands beside the host, not below it"));
  }

  @Test
  void aComponentThatNobodyKnowsIsNamedWithThoseThereAre() {
    assertThat(told(Loading.text(KAFKA + "hosts: {n1: {address: 10.0.0.1, roles: [redis]}}\n")))
        .containsExactly("3:41 unknown role 'redis' [known: zookeeper, kafka, kubeadm, nfs]");
  }

  @Test
  void whatARoleNeedsIsToldWithTheRoleThatNeedsIt() {
    assertThat(
            told(
                Loading.text(
                    """
                    cluster: c
                    components: {kafka: {version: 3.9.1, archive: /k}}
                    hosts:
                      a: {address: 10.0.0.1, roles: [kafka]}
                      b: {address: 10.0.0.2, roles: [kafka]}
                    """)))
        .containsExactly(
            "2:1 jdk is not set, and kafka needs it [components: {jdk: {archive: …}}]");
  }
}
