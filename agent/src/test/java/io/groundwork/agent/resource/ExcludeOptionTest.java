package io.groundwork.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.node.RpmHolds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcludeOptionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[main]\ngpgcheck=1\n",
        "[main]\nexclude=kernel* \n  glibc\nbest=1\n",
        "[main]\nexcludepkgs = kernel*\n[base]\nexclude=other\n",
        "[base]\nexclude=other\n",
        "# a comment\n[main]\nexclude=\n",
      })
  void whatIsExcludedIsFoundAgainAndNothingElseIsLost(String before) {
    String after = ExcludeOption.with(before, List.of("kubelet", "kubeadm"));
    List<String> patterns = RpmHolds.patterns(after);
    assertThat(patterns).contains("kubelet", "kubeadm").doesNotContain("other");
    assertThat(patterns).containsAll(RpmHolds.patterns(before));
    assertThat(after.lines())
        .containsAll(before.lines().filter(l -> !l.startsWith("exclude")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[main]\ngpgcheck=1\n",
        "[main]\nexclude=kernel* \n  glibc\nbest=1\n",
        "[main]\nexcludepkgs =kernel*,kubelet-tools\n[base]\nexclude=kubelet\n",
        "[main]\nbest=1\n[base]\nexclude=kubeadm other\n",
      })
  void whatWasExcludedByUsIsTakenBackToTheLetter(String before) {
    List<String> ours = List.of("kubelet", "kubeadm");
    assertThat(ExcludeOption.without(ExcludeOption.with(before, ours), ours)).isEqualTo(before);
  }

  @Test
  void whatSomebodyHasAddedInALineOfItsOwnStays() {
    String after =
        ExcludeOption.without(
            "[main]\nexclude=kubelet kubeadm\n\tdocker* kubelet\nbest=1\n",
            List.of("kubelet", "kubeadm"));
    assertThat(RpmHolds.patterns(after)).containsExactly("docker*");
    assertThat(after).isEqualTo("[main]\nexclude=\n\tdocker* \nbest=1\n");
  }
}
