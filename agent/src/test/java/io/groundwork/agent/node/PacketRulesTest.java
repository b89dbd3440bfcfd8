package io.groundwork.agent.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What packet rules say of those who are not named, as nft, iptables and firewall-cmd print it. */
class PacketRulesTest {

  @Test
  void aPolicyThatDropsTurnsAllAway() {
    String rules =
        "table inet filter {\n\tchain input {\n"
            + "\t\ttype filter hook input priority filter; policy drop;\n"
            + "\t\tiif \"lo\" accept\n\t}\n}\n";
    assertThat(PacketRules.nftables(rules)).isEqualTo("policy drop in inet filter input");
  }

  @Test
  void aRuleWithoutAConditionTurnsAllAway() {
    String rules =
        "table ip filter {\n\tchain INPUT {\n"
            + "\t\ttype filter hook input priority filter; policy accept;\n"
            + "\t\ttcp dport 22 accept\n"
            + "\t\tcounter packets 12 bytes 720 reject with icmp type host-prohibited\n\t}\n}\n";
    assertThat(PacketRules.nftables(rules)).contains("reject with").endsWith("ip filter INPUT");
  }

  @Test
  void conditionsAndOtherHooksTurnAwaySomethingOnly() {
    String rules =
        "table ip filter {\n\tchain KUBE-FIREWALL {\n\t\tcounter packets 0 bytes 0 drop\n\t}\n"
            + "\tchain INPUT {\n\t\ttype filter hook input priority filter; policy accept;\n"
            + "\t\tmeta mark & 0x8000 == 0x8000 counter packets 0 bytes 0 drop\n"
            + "\t\tjump KUBE-FIREWALL\n\t}\n\tchain FORWARD {\n"
            + "\t\ttype filter hook forward priority filter; policy drop;\n\t}\n}\n";
    assertThat(PacketRules.nftables(rules)).isEmpty();
  }

  @Test
  void iptablesOfCentOs7RejectsAtTheEnd() {
    String rules =
        "-P INPUT ACCEPT\n-A INPUT -p tcp -m state --state NEW -m tcp --dport 22 -j ACCEPT\n"
            + "-A INPUT -j REJECT --reject-with icmp-host-prohibited\n";
    assertThat(PacketRules.iptables(rules)).contains("-A INPUT -j REJECT");
    assertThat(PacketRules.iptables("-P INPUT ACCEPT\n-A INPUT -s 10.0.0.9/32 -j DROP\n"))
        .isEmpty();
    assertThat(PacketRules.iptables("-P INPUT DROP\n")).isEqualTo("'-P INPUT DROP'");
  }

  @Test
  void zonesAreReadAsOldAndNewFirewalldPrintThem() {
    String text =
        "block\n  target: %%REJECT%%\n  rich rules: \n\n"
            + "docker (active)\n  target: ACCEPT\n  rich rules: \n\n"
            + "public (default, active)\n  target: default\n  interfaces: eth0\n  rich rules: \n"
            + "\trule family=\"ipv4\" source address=\"10.0.0.1\" accept\n"
            + "\trule family=\"ipv6\" port port=\"1\" protocol=\"tcp\" accept\n";
    assertThat(Zone.parse(text))
        .containsEntry("block", new Zone(false, false, List.of()))
        .containsEntry("docker", new Zone(true, true, List.of()))
        .containsEntry(
            "public",
            new Zone(
                true,
                false,
                List.of(
                    "rule family=\"ipv4\" source address=\"10.0.0.1\" accept",
                    "rule family=\"ipv6\" port port=\"1\" protocol=\"tcp\" accept")));
  }
}
