package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.report.Event.Finding;
import io.groundwork.controller.report.Event.Level;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LacksTest {
  private final Sites sites = Sites.one();

  private Host accepting(String... names) {
    Host h = sites.hosts.get("node1");
    Host host =
        new Host(h.name(), h.address(), h.roles(), h.ssh(), h.sudo(), Set.of(names), h.settings());
    sites.hosts.put("node1", host);
    return host;
  }

  @Test
  void whatIsNotAcceptedIsAnErrorThatSaysHowToAcceptIt() {
    Findings findings = new Findings();
    assertThat(Lacks.accepted(findings, accepting(), "nfs-server", "seen", "why", "Do.")).isFalse();
    Finding told = findings.all().get(0);
    assertThat(told.level()).isEqualTo(Level.ERROR);
    assertThat(told.action()).contains("hosts.node1.accept: [nfs-server]");
  }

  @Test
  void whatIsAcceptedByNameIsAWarning() {
    Findings findings = new Findings();
    Host host = accepting("nfs-server");
    assertThat(Lacks.accepted(findings, host, "nfs-server", "seen", "why", "Do.")).isTrue();
    assertThat(findings.all().get(0).level()).isEqualTo(Level.WARNING);
    assertThat(Lacks.accepted(findings, host, "nfs-mount", "seen", "why", "Do.")).isFalse();
  }

  @Test
  void aNameThatNothingCouldLackIsRefusedWhereItStands() {
    accepting("nfs-sever", "nfs-server");
    List<String> told = new ArrayList<>();
    Lacks.validate(sites.inventory(), List.of(new Lacking()), told(told));
    assertThat(told)
        .containsExactly(
            "hosts.node1.accept: accept names 'nfs-sever', which nothing on this host could lack"
                + " (it can name nfs-server)");
  }

  private static Problems told(List<String> told) {
    return new Problems() {
      @Override
      public void error(String message, String hint, String... place) {
        told.add(String.join(".", place) + ": " + message + " (" + hint + ")");
      }

      @Override
      public void warning(String message, String hint, String... place) {
        throw new AssertionError(message);
      }
    };
  }

  /** Stands for the component of that name, which every host of the site has. */
  private static final class Lacking implements Component {
    private record None() {}

    @Override
    public ComponentSchema schema() {
      return new ComponentSchema("kafka", None.class, true, false, List.of());
    }

    @Override
    public List<String> acceptable(Host host) {
      return List.of("nfs-server");
    }

    @Override
    public List<Phase> phases(Site site) {
      return List.of();
    }
  }
}
