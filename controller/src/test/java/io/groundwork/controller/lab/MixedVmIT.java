package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Everything at once: brokers on Debian and on dnf, a virtual machine that serves NFS, a second one
 * that mounts it, all ready for kubeadm where they are to be, by one install of one inventory.
 */
@OnLab
@Tag("vm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedVmIT {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String SERVER = "node4";
  private static final String CLIENT = "node5";
  private static final String PODS = "/nfs_share/k8s/kafka/pv1";
  private static final String SERVICE = "/nfs_share/k8s/kafka/pv2";

  private static final String SWAP_FILE =
      """
      fallocate -l 64M /swapfile
      chmod 600 /swapfile
      mkswap -q /swapfile
      printf '/swapfile none swap sw,pri=3 0 0\\n' >>/etc/fstab
      swapon -a\
      """;

  private String before = "";

  private final Lab lab = Lab.named(Lab.nameOfThisRun("i2"));

  @BeforeAll
  void oneInstallDoesAll() {
    lab.script("up", "5", "--family", "debian,rpm,rpm,vm,vm").mustEnd(0);
    timeServer();
    lab.asRoot(SERVER, SWAP_FILE);
    before = machine();
    Output first = install().mustEnd(0);
    assertThat(Events.hosts(first, "whole"))
        .containsExactlyInAnyOrder("node1", "node2", "node3", SERVER, CLIENT);
    assertThat(first.events("gate"))
        .anyMatch(gate -> gate.path("gate").asText().equals("write and read back"))
        .anyMatch(gate -> gate.path("gate").asText().equals("produce and consume"))
        .anyMatch(gate -> gate.path("gate").asText().equals("kubeadm preflight"))
        .anyMatch(gate -> gate.path("gate").asText().equals("clocks in step"))
        .allMatch(gate -> gate.path("verdict").asText().equals("pass"));
  }

  /** The site's own; all hosts but the virtual machines have this machine's clock anyway. */
  private void timeServer() {
    lab.asRoot(
        "node1",
        """
        sources=/etc/apt/sources.list.d/lab.sources
        sed -i 's/^Enabled: no/Enabled: yes/' $sources
        apt-get -qq update
        apt-get -y -qq install chrony >/dev/null
        sed -i 's/^Enabled: yes/Enabled: no/' $sources
        printf 'local stratum 8\\nallow\\n' >/etc/chrony/conf.d/serve.conf
        systemctl restart chrony\
        """);
  }

  @AfterAll
  void down() {
    lab.close();
  }

  /** The lab's own inventory, and what the machines are to be beside brokers. */
  private HostsYaml inventory() {
    HostsYaml inventory = lab.inventory();
    String clients =
        "{%1$s: [rw, sync, no_subtree_check%3$s], %2$s: [rw, sync, no_subtree_check%3$s]}";
    String server = inventory.get("/hosts/node4/address");
    String client = inventory.get("/hosts/node5/address");
    String pods = clients.formatted(server, client, ", no_root_squash");
    String service = clients.formatted(server, client, "");
    for (String node : List.of("node1", "node2", "node3")) {
      inventory.set("/hosts/" + node + "/roles", "[zookeeper, kafka, kubeadm]");
    }
    for (String machine : List.of(SERVER, CLIENT)) {
      String baseline = "/hosts/" + machine + "/baseline/";
      inventory
          // A machine that boots greets long before it has time for anybody.
          .set("/hosts/" + machine + "/ssh/connect_timeout", "60")
          .set(baseline + "time", "chrony")
          .set(baseline + "time_servers", "[" + inventory.get("/hosts/node1/address") + "]")
          .set(baseline + "sysctl", "{vm.swappiness: 1, vm.max_map_count: 262144}")
          .set(baseline + "transparent_hugepage", "never");
    }
    return inventory
        .set("/components/kubeadm", "{version: 1.29.6}")
        .set(
            "/components/nfs",
            "{exports: [{path: %s, clients: %s, mode: '0777'},".formatted(PODS, pods)
                + "{path: %s, clients: %s, owner: '1001', group: '1001', mode: '0750'}]}"
                    .formatted(SERVICE, service))
        .set("/hosts/node1/kubeadm", "{node: control-plane}")
        .set("/hosts/node4/roles", "[nfs, kubeadm]")
        .set("/hosts/node4/baseline/disks", "[{device: /dev/vdb, mount: /nfs_share}]");
  }

  private Output run(String command, String... more) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of(command, "-i", inventory().write().toString(), "--output", "json"));
    all.addAll(List.of(more));
    return Groundwork.start(Map.of(), all.toArray(String[]::new)).await(PATIENCE);
  }

  private Output install() {
    return run("install");
  }

  @Test
  void theSecondInstallChangesNothing() {
    assertThat(Events.changed(install().mustEnd(0))).isEmpty();
  }

  @Test
  void afterARebootOfTheServerAllHoldsAndTheNextInstallChangesNothing() {
    lab.script("reboot", SERVER).mustEnd(0);
    run("verify").mustEnd(0);
    assertThat(Events.changed(install().mustEnd(0))).isEmpty();
    exportsAreThoseOfTheInventory();
  }

  @Test
  void exportfsSaysWhatTheInventorySays() {
    exportsAreThoseOfTheInventory();
  }

  private void exportsAreThoseOfTheInventory() {
    String shown = lab.asRoot(SERVER, "exportfs -v").replaceAll("\\s+", " ");
    for (String machine : List.of(SERVER, CLIENT)) {
      String address = inventory().get("/hosts/" + machine + "/address");
      assertThat(shown)
          .containsPattern(PODS + " " + address + "\\(sync,[^)]*\\bno_subtree_check\\b[^)]*\\)")
          .containsPattern(PODS + " " + address + "\\([^)]*,rw,[^)]*,no_root_squash[,)]")
          .containsPattern(SERVICE + " " + address + "\\([^)]*,rw,[^)]*,root_squash[,)]");
    }
    assertThat(lab.asRoot(SERVER, "findmnt -no FSTYPE,SOURCE /nfs_share")).matches("xfs +/dev/vdb");
  }

  @Test
  void mountsByHandFromTheOtherMachineWriteAsTheInventoryLetsThem() {
    String server = inventory().get("/hosts/node4/address");
    lab.asRoot(
        CLIENT,
        """
        mkdir -p /mnt/pods /mnt/service
        mount -t nfs4 %1$s:%2$s /mnt/pods
        trap 'umount /mnt/pods' EXIT
        echo root >/mnt/pods/of-root
        setpriv --reuid 1001 --regid 1001 --clear-groups sh -c 'echo pod >/mnt/pods/of-1001'
        mount -t nfs4 %1$s:%3$s /mnt/service
        trap 'umount /mnt/pods /mnt/service' EXIT
        setpriv --reuid 1001 --regid 1001 --clear-groups sh -c 'echo service >/mnt/service/of-1001'
        if echo root 2>/dev/null >/mnt/service/of-root; then exit 1; fi\
        """
            .formatted(server, PODS, SERVICE));
    assertThat(
            lab.asRoot(SERVER, "cd /nfs_share/k8s/kafka; stat -c '%n %u' pv*/of-*; cat pv*/of-*"))
        .isEqualTo("pv1/of-1001 1001\npv1/of-root 0\npv2/of-1001 1001\npod\nroot\nservice");
  }

  @Test
  void theMachinesOwnKernelsAreSetAsTheInventorySays() {
    for (String machine : List.of(SERVER, CLIENT)) {
      assertThat(lab.asRoot(machine, "sysctl -n vm.swappiness vm.max_map_count"))
          .isEqualTo("1\n262144");
      assertThat(lab.asRoot(machine, "cat /sys/kernel/mm/transparent_hugepage/enabled"))
          .contains("[never]");
      assertThat(lab.asRoot(machine, "chronyc waitsync 60 0.5 >&2; chronyc -n tracking"))
          .contains("(" + inventory().get("/hosts/node1/address") + ")");
    }
    assertThat(lab.asRoot(SERVER, "swapon --show; cat /proc/sys/net/ipv4/ip_forward; lsmod"))
        .startsWith("1\n")
        .contains("br_netfilter", "overlay");
  }

  /** What an install changes in a machine of its own; the tools of its disk stay with the disk. */
  private String machine() {
    return lab.asRoot(
        SERVER,
        """
        grep swapfile /etc/fstab
        swapon --show=NAME,PRIO --noheadings
        lsmod | cut -d' ' -f1 | grep -xE 'overlay|br_netfilter' || true
        sysctl -n vm.swappiness vm.max_map_count net.ipv4.ip_forward
        cat /sys/kernel/mm/transparent_hugepage/enabled
        dpkg-query -W -f '${db:Status-Abbrev}${Package} ${Version}\\n' | grep ^.i | grep -vE '^...(xfsprogs|libicu|libinih|liburcu)'
        find /etc/exports.d /etc/sysctl.d /etc/modules-load.d -type f 2>/dev/null | sort\
        """);
  }

  @Test
  void aResetMakesTheMachineWhatItWasAndAnInstallBringsAllBack() {
    run("reset", "--limit", SERVER + "," + CLIENT, "--yes").mustEnd(0);

    assertThat(machine()).isEqualTo(before);
    assertThat(lab.asRoot(SERVER, "ls /nfs_share/k8s/kafka")).isEqualTo("pv1\npv2");
    assertThat(install().mustEnd(0).summary().path("changed").asInt()).isPositive();
    assertThat(Events.changed(install().mustEnd(0))).isEmpty();
    exportsAreThoseOfTheInventory();
  }
}
