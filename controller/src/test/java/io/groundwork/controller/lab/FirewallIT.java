package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** firewalld on real hosts: opened for who needs it; a change that locks out is taken back. */
@OnLab
class FirewallIT {
  private final Lab lab;

  FirewallIT(Lab lab) {
    this.lab = lab;
  }

  @AfterAll
  static void asItWas(Lab lab) {
    lab.renew();
  }

  /** The machines alone: which services run there does not matter here. */
  private Output install(HostsYaml inventory) {
    String file = inventory.write().toString();
    return Groundwork.run("install", "-i", file, "--only", "baseline", "--output", "json");
  }

  @Test
  void peersAreLetInAndAChangeThatLocksTheControllerOutIsTakenBack() {
    lab.renew("--family", "rpm");
    for (String node : List.of("node1", "node2", "node3")) {
      lab.asRoot(node, "systemctl enable --now firewalld");
    }
    HostsYaml inventory = lab.inventory().set("/components/baseline", "{firewall: open}");
    install(inventory).mustEnd(0);
    String peer = inventory.get("/hosts/node2/address");
    String rule = "address=\"" + peer + "\" port port=\"2888\" protocol=\"tcp\" accept";
    assertThat(lab.asRoot("node1", "firewall-cmd --list-rich-rules")).contains(rule);
    assertThat(lab.asRoot("node1", "firewall-cmd --permanent --list-rich-rules")).contains(rule);
    assertThat(Events.count(install(inventory).mustEnd(0), "changed")).isZero();

    openSshByARuleOfOursAlone();
    Output refused = install(inventory).mustEnd(3);
    JsonNode gate =
        refused.events("gate").stream()
            .filter(e -> e.path("host").asText().equals("node1"))
            .findFirst()
            .orElseThrow();
    assertThat(gate.path("verdict").asText()).isEqualTo("never");
    assertThat(gate.path("why").asText()).contains("the node has taken it back");
    lab.on("node1", "true").mustEnd(0);
    assertThat(lab.asRoot("node1", "ls /run/systemd/system")).doesNotContain("groundwork-undo");
  }

  /** A rule that no role needs any more, and without which nobody gets in. */
  private void openSshByARuleOfOursAlone() {
    lab.asRoot(
        "node1",
        """
        rule='rule family="ipv4" port port="22" protocol="tcp" accept'
        for when in "" --permanent; do
          firewall-cmd $when --add-rich-rule="$rule"
          firewall-cmd $when --remove-service=ssh
        done
        echo "public $rule" | tee -a /var/lib/groundwork/firewall/live \\
          >>/var/lib/groundwork/firewall/kept
        """);
  }
}
