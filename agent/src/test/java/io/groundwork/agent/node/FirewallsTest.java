package io.groundwork.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who filters packets, by which programs there are and what they say. */
class FirewallsTest {
  @TempDir Path root;
  private final Map<String, Output> says = new HashMap<>();
  private final List<String> ran = new ArrayList<>();

  private final Commands commands =
      (limit, argv) -> {
        String line = String.join(" ", argv);
        ran.add(line);
        Output output = says.get(line);
        if (output == null) {
          throw new IOException("not scripted: " + line);
        }
        return output;
      };

  @BeforeEach
  void places() throws IOException {
    Files.createDirectories(root.resolve("usr/sbin"));
    Files.createDirectories(root.resolve("usr/bin"));
  }

  private void program(String path) throws IOException {
    Files.writeString(root.resolve(path), "");
  }

  private FirewallState state() throws IOException {
    return new Firewalls(root, commands).state();
  }

  @Test
  void withoutAnyProgramNobodyFilters() throws IOException {
    assertThat(state()).isEqualTo(FirewallState.NONE);
    assertThat(ran).isEmpty();
  }

  @Test
  void firewalldThatRunsAnswersForItself() throws IOException {
    program("usr/bin/firewall-cmd");
    says.put(
        "firewall-cmd --list-all-zones",
        new Output(
            0,
            "public\n  target: default\n  rich rules: \n\trule a\n\n"
                + "work (active)\n  target: default\n\ndrop\n  target: DROP\n"));
    says.put(
        "firewall-cmd --permanent --list-all-zones",
        new Output(0, "public\n  rich rules: \n\trule b\n"));
    FirewallState state = state();
    assertThat(state.kind()).isEqualTo("firewalld");
    assertThat(state.live()).isEqualTo(Map.of("public", List.of("rule a"), "work", List.of()));
    assertThat(state.kept()).isEqualTo(Map.of("public", List.of("rule b"), "work", List.of()));
  }

  @Test
  void aFirewalldThatFailsIsNotTakenForNone() throws IOException {
    program("usr/bin/firewall-cmd");
    says.put("firewall-cmd --list-all-zones", new Output(13, "COMMAND_FAILED"));
    assertThatThrownBy(this::state).hasMessageContaining("COMMAND_FAILED");
  }

  @Test
  void whereFirewalldIsOffTheKernelsTablesAreRead() throws IOException {
    program("usr/bin/firewall-cmd");
    program("usr/sbin/nft");
    says.put("firewall-cmd --list-all-zones", new Output(252, "FirewallD is not running"));
    says.put(
        "nft list ruleset",
        new Output(
            0, "table inet f {\n chain in {\n type filter hook input priority 0; policy drop;\n"));
    assertThat(state().kind()).isEqualTo("nftables");
    assertThat(state().blocks()).isEqualTo("policy drop in inet f in");
  }

  @Test
  void iptablesIsAskedOnlyWhereItsTableIsThere() throws IOException {
    program("usr/sbin/iptables");
    assertThat(state()).isEqualTo(FirewallState.NONE);
    Files.createDirectories(root.resolve("proc/net"));
    Files.writeString(root.resolve("proc/net/ip_tables_names"), "filter\n");
    says.put("iptables -S INPUT", new Output(0, "-P INPUT ACCEPT\n"));
    assertThat(state()).isEqualTo(new FirewallState("iptables", "", Map.of(), Map.of()));
  }
}
