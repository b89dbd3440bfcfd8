package io.groundwork.agent.examine;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.examine.Condition.Filter;
import io.groundwork.agent.examine.Condition.Trace;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminerTest {
  @TempDir private Path root;

  private Path file(String path, String text) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Condition examine(String... places) throws IOException {
    Inquiry inquiry = new Inquiry("127.0.0.1", List.of("localhost"), List.of(places), false);
    return new Examiner(root, (limit, argv) -> said(argv)).examine(inquiry);
  }

  private static Output said(List<String> argv) {
    return switch (argv.get(0)) {
      case "nft" ->
          new Output(
              0,
              "table inet mine {\n\tchain input {\n"
                  + "\t\ttype filter hook input priority filter; policy drop;\n\t}\n}\n");
      case "firewall-cmd" -> new Output(252, "FirewallD is not running\n");
      default -> new Output(0, "glibc 2.36\n");
    };
  }

  @Test
  void aProcessIsKnownByItsMainClassAndItsUnit() throws IOException {
    file("/proc/71/cmdline", "java\0-cp\0x\0kafka.Kafka\0server.properties\0");
    file("/proc/71/cgroup", "0::/system.slice/old-kafka.service\n");
    assertThat(examine().traces())
        .containsExactly(new Trace("kafka", "process", "kafka.Kafka", 71, "old-kafka.service"));
  }

  @Test
  void unitsAndProgramsOfOtherHandsAreNamedAndOursAreNot() throws IOException {
    file("/etc/systemd/system/kafka.service", "# Written by Groundwork; its next run\n[Unit]\n");
    file("/usr/lib/systemd/system/zookeeper.service", "[Unit]\n");
    file("/opt/kafka_2.12-2.8.0/libs/kafka.jar", "");
    file("/opt/kafka/3.9.1/libs/kafka.jar", "");
    assertThat(examine().traces())
        .extracting(Trace::what)
        .containsExactly("/usr/lib/systemd/system/zookeeper.service", "/opt/kafka_2.12-2.8.0");
  }

  @Test
  void theKernelsSettingsTheClocksKeeperAndTheFirewallAreRead() throws IOException {
    file("/sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
    file("/proc/5/comm", "chronyd\n");
    file("/etc/ufw/ufw.conf", "ENABLED=yes\n");
    file("/proc/net/ip_tables_names", "nat\nfilter\n");
    Condition condition = examine();
    assertThat(condition.kernel())
        .containsEntry("/sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never");
    assertThat(condition.clockKeepers()).containsExactly("chronyd");
    assertThat(condition.firewalls()).containsExactly("ufw", "iptables");
    assertThat(condition.libc()).isEqualTo("glibc 2.36");
  }

  @Test
  void rulesThatTurnAwayAndAFirewalldAtRestAreSeen() throws IOException {
    assertThat(examine().filter()).isEqualTo(Filter.NONE);
    file("/usr/bin/firewall-cmd", "");
    assertThat(examine().filter()).isEqualTo(new Filter("", true, false));
    file("/etc/systemd/system/multi-user.target.wants/firewalld.service", "");
    file("/usr/sbin/nft", "");
    assertThat(examine().filter())
        .isEqualTo(new Filter("nftables (policy drop in inet mine input)", true, true));
    file("/sys/fs/cgroup/system.slice/firewalld.service/cgroup.procs", "812\n");
    assertThat(examine().filter()).isEqualTo(Filter.NONE);
  }

  @Test
  void directoriesInAPlaceAreListed() throws IOException {
    file("/data/kafka/topic-0/x.log", "");
    file("/data/kafka/meta.properties", "");
    assertThat(examine("/data/kafka", "/data/none").insides())
        .singleElement()
        .satisfies(inside -> assertThat(inside.directories()).containsExactly("topic-0"));
  }

  @Test
  void namesAreLookedUpWithTheirTime() throws IOException {
    assertThat(examine().names())
        .singleElement()
        .satisfies(
            lookup -> {
              assertThat(lookup.answered()).isTrue();
              assertThat(lookup.addresses()).contains("127.0.0.1");
              assertThat(lookup.millis()).isLessThan(Lookups.LIMIT_MILLIS);
            });
  }

  @Test
  void aPlaceIsMeasuredAndNothingIsLeftThere() throws IOException {
    Files.createDirectories(root.resolve("data"));
    Condition.Speed speed = DiskSpeed.of(root, "/data/not/there/yet");
    assertThat(speed.error()).isEmpty();
    assertThat(speed.bytesPerSecond()).isPositive();
    assertThat(root.resolve("data")).isEmptyDirectory();
  }
}
