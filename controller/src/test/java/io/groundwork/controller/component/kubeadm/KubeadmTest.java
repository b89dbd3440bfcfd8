package io.groundwork.controller.component.kubeadm;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.agent.facts.Traits;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Expectation;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.KubeadmSites;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.kubeadm.ProgramArchive.Name;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.report.Event.Finding;
import io.groundwork.controller.report.Event.Level;
import io.groundwork.inventory.Problems;
import io.groundwork.inventory.value.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of kubeadm's component, its checks of machines, and its gate. */
class KubeadmTest {
  private KubeadmSites sites = new KubeadmSites("1.29.6");

  private List<String> problems() {
    List<String> told = new ArrayList<>();
    Problems problems =
        new Problems() {
          @Override
          public void error(String message, String hint, String... place) {
            told.add(String.join(".", place) + ": " + message);
          }

          @Override
          public void warning(String message, String hint, String... place) {
            told.add("warning: " + message);
          }
        };
    new KubeadmComponent().validate(sites.inventory(), problems);
    return told;
  }

  /** What does not pass: "level host check: seen". */
  private List<String> findings() {
    Findings findings = new Findings();
    new KubeadmComponent().examine(sites.site(), findings);
    return findings.all().stream()
        .filter(f -> f.level() != Level.PASS)
        .map(KubeadmTest::words)
        .toList();
  }

  private static String words(Finding f) {
    return f.level().name().charAt(0) + " " + f.host() + " " + f.check() + ": " + f.seen();
  }

  private List<String> resources(String host) {
    List<String> ids = new ArrayList<>();
    for (Phase phase : new KubeadmComponent().phases(sites.site())) {
      phase.work().getOrDefault(host, List.of()).forEach(r -> ids.add(r.id()));
    }
    return ids;
  }

  @ParameterizedTest
  @CsvSource({
    "1.20.2, does not exist",
    "1.21.0, ''",
    "1.21.15, does not exist",
    "1.23.17, ''",
    "1.28.99, does not exist",
    "1.29.6, ''",
    "1.29, names no patch",
    "1.34.1, ''",
    "1.99.0, does not exist",
    "2.0.0, does not exist",
    "1.29.6-rc1, does not exist",
  })
  void aVersionIsOneThatExistsAndNamesItsPatch(String version, String wrong) {
    sites = new KubeadmSites(version);
    if (wrong.isEmpty()) {
      assertThat(problems()).isEmpty();
    } else {
      assertThat(problems()).singleElement().asString().contains(wrong);
    }
  }

  @Test
  void dockerIsPossibleBelow124() {
    sites = new KubeadmSites("1.23.17").docker();
    assertThat(problems()).isEmpty();
    sites = new KubeadmSites("1.24.0").docker();
    assertThat(problems()).singleElement().asString().contains("does not run on Docker");
  }

  @Test
  void archivesAreWholeOrNone() {
    sites.given();
    assertThat(problems()).isEmpty();
    sites.given(KubeadmSites.archive(Name.RUNC, "/dist/runc.amd64"));
    assertThat(problems()).singleElement().asString().contains("containerd and runc");
    sites.everywhere(
        s ->
            new KubeadmSettings(
                s.version(), s.runtime(), s.archives().subList(0, 1), null, null, s.node()));
    assertThat(problems()).singleElement().asString().contains("no archive for kube");
  }

  @Test
  void containerdsVersionMustBeKnown() {
    sites.given(
        KubeadmSites.archive(Name.RUNC, "/dist/runc.amd64"),
        KubeadmSites.archive(Name.CONTAINERD, "/dist/containerd.tar.gz"));
    assertThat(problems()).singleElement().asString().contains("which containerd it is");
  }

  @Test
  void aProgramOfAnotherVersionIsRefused() {
    sites.given(KubeadmSites.archive(Name.CRICTL, "/dist/crictl-v1.28.0-linux-amd64.tar.gz"));
    assertThat(problems()).isEmpty();
    sites.everywhere(
        s ->
            new KubeadmSettings(
                s.version(),
                s.runtime(),
                List.of(KubeadmSites.archive(Name.KUBELET, "/dist/kubelet-v1.28.0")),
                null,
                null,
                s.node()));
    assertThat(problems()).singleElement().asString().contains("kubelet is 1.28.0");
  }

  @Test
  void aKubeletIsNotNewerThanItsControlPlane() {
    sites.set(
        "w1",
        s ->
            new KubeadmSettings(
                Version.parse("1.30.0"), s.runtime(), List.of(), null, null, s.node()));
    assertThat(problems()).singleElement().asString().startsWith("hosts.w1.kubeadm.version");
  }

  @Test
  void wholeMachinesPass() {
    assertThat(findings()).isEmpty();
  }

  @Test
  void aSmallControlPlaneIsAnErrorThatCanBeAcceptedByName() {
    sites.machine("cp1", 1, "", 1L << 30).machine("w1", 1, "", 1L << 30);
    assertThat(findings())
        .containsExactly("E cp1 preflight/NumCPU: 1 CPU", "E cp1 preflight/Mem: 1024 MB of memory");
    sites.accept("cp1", "preflight/NumCPU", "preflight/Mem");
    assertThat(findings()).allMatch(f -> f.startsWith("W cp1"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.31.0, 3.10.0-1160.el7, true",
    "1.32.0, 4.18.0-553.el8, false",
    "1.32.0, 4.19.0-1-amd64, true",
    "1.21.0, 2.6.32, false"
  })
  void aKernelMustBeNewEnoughForTheVersion(String version, String kernel, boolean fits) {
    sites = new KubeadmSites(version).machine("w1", 2, kernel, 0);
    assertThat(findings().stream().anyMatch(f -> f.contains("kernel-version"))).isEqualTo(!fits);
  }

  @Test
  void twoRuntimesAreAnError() {
    sites.file("w1", "/usr/bin/crio", "");
    assertThat(findings()).containsExactly("E w1 one-runtime: CRI-O beside containerd");
  }

  @Test
  void dockerBesideContainerdIsAnErrorOnlyWhereKubernetesWouldTakeIt() {
    sites.file("w1", "/usr/bin/dockerd", "");
    assertThat(findings()).containsExactly("W w1 one-runtime: Docker is here, too");
    sites = new KubeadmSites("1.22.4").file("w1", "/usr/bin/dockerd", "");
    assertThat(findings()).containsExactly("E w1 one-runtime: Docker beside containerd");
  }

  @Test
  void clonedMachinesAreNamed() {
    for (String host : List.of("cp1", "w1")) {
      sites.file(host, Twins.UUID, "4C4C4544-0000\n");
      sites.file(host, "/sys/class/net/eth0/address", "52:54:00:00:00:01\n");
      sites.file(host, "/sys/class/net/docker0/address", "02:42:00:00:00:01\n");
    }
    assertThat(findings())
        .contains("E w1 product-uuid-unique: product_uuid 4c4c4544-0000 is that of cp1, w1")
        .contains("E cp1 mac-unique: MAC address 52:54:00:00:00:01 is that of cp1, w1")
        .hasSize(4);
  }

  @Test
  void whatAKernelLacksIsSaidByNameAndAcceptedByName() {
    sites.traits(
        "w1",
        new Traits(
            "apt", "disabled", "docker", false, List.of(), List.of(), false, List.of("/dev/sda2")));
    sites.fact(
        "w1",
        "/proc/sys/net/ipv4/ip_forward",
        new FileFact("file", 0, 0, "root", "0\n", List.of(), false));
    assertThat(findings())
        .extracting(f -> f.split(":", 2)[0])
        .containsExactly(
            "E w1 module/overlay",
            "E w1 module/br_netfilter",
            "E w1 sysctl/net.ipv4.ip_forward",
            "E w1 swap");
    sites.accept(
        "w1", "module/overlay", "module/br_netfilter", "sysctl/net.ipv4.ip_forward", "swap");
    assertThat(findings()).hasSize(4).allMatch(f -> f.startsWith("W "));
    assertThat(resources("w1")).noneMatch(r -> r.matches("(module|sysctl|swap).*"));
    assertThat(new KubeadmComponent().acceptable(sites.hosts.get("w1")))
        .containsAll(sites.hosts.get("w1").accept())
        .contains("preflight/SystemVerification", "preflight/FileExisting-conntrack");
  }

  @Test
  void whatAFormerClusterLeftIsNeverTouched() {
    sites.fact(
        "cp1",
        "/var/lib/etcd",
        new FileFact("directory", 0, 0, "root", "", List.of("member"), true));
    sites.file("cp1", "/etc/kubernetes/manifests/etcd.yaml", "");
    assertThat(findings())
        .containsExactly(
            "E cp1 preflight/FileAvailable--etc-kubernetes-manifests-etcd.yaml: "
                + "/etc/kubernetes/manifests/etcd.yaml is there, but /etc/kubernetes/kubelet.conf"
                + " is not",
            "E cp1 preflight/DirAvailable--var-lib-etcd: /var/lib/etcd holds member");
  }

  @Test
  void aMemberOfAClusterKeepsItsRuntimeItsKubeletAndItsSwap() {
    sites.file("w1", Machine.MEMBER, "kind: Config\n").file("w1", "/etc/kubernetes/pki/ca.crt", "");
    assertThat(findings()).isEmpty();
    assertThat(resources("w1")).allMatch(r -> r.startsWith("module ") || r.startsWith("sysctl "));
    assertThat(new KubeadmComponent().busy(sites.site(), sites.hosts.get("w1")))
        .contains("kubeadm reset");
    assertThat(new KubeadmComponent().busy(sites.site(), sites.hosts.get("cp1"))).isNull();
    Verdict verdict =
        new PreflightPasses(Machine.of(sites.site(), sites.hosts.get("w1")))
            .ask((host, question) -> new Answer.Failure("not to be asked", true));
    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void dockersOwnSettingsStayAndGetTheDriver() {
    sites =
        new KubeadmSites("1.22.4")
            .docker()
            .file("w1", RuntimePlan.DAEMON_JSON, "{\"data-root\": \"/data/docker\"}");
    String wanted =
        DaemonJson.wanted(Machine.of(sites.site(), sites.hosts.get("w1"))).orElseThrow();
    assertThat(wanted).contains("\"data-root\" : \"/data/docker\"", DaemonJson.DRIVER);
    sites.file("w1", RuntimePlan.DAEMON_JSON, wanted);
    assertThat(DaemonJson.wanted(Machine.of(sites.site(), sites.hosts.get("w1")))).isEmpty();
    sites.file(
        "w1",
        RuntimePlan.DAEMON_JSON,
        "{\"exec-opts\": [\"native.cgroupdriver=cgroupfs\", \"a=b\"]}");
    assertThat(DaemonJson.wanted(Machine.of(sites.site(), sites.hosts.get("w1"))).orElseThrow())
        .contains("a=b")
        .doesNotContain("cgroupfs");
    sites.file("w1", RuntimePlan.DAEMON_JSON, "nonsense");
    assertThat(findings()).singleElement().asString().startsWith("E w1 docker-settings");
  }

  /** The version matrix: is the check an error (E), a warning (W), or not asked for (-)? */
  @ParameterizedTest
  @CsvSource({
    "1.21.0, Swap, E",
    "1.27.1, Swap, E",
    "1.28.0, Swap, W",
    "1.29.0, FileContent--proc-sys-net-bridge-bridge-nf-call-iptables, E",
    "1.30.0, FileContent--proc-sys-net-bridge-bridge-nf-call-iptables, W",
    "1.30.0, FileContent--proc-sys-net-ipv4-ip_forward, E",
    "1.30.0, FileExisting-crictl, E",
    "1.31.0, FileExisting-crictl, W",
    "1.32.0, FileExisting-crictl, -",
    "1.31.0, FileExisting-conntrack, E",
    "1.32.0, FileExisting-conntrack, -",
    "1.32.0, FileExisting-socat, W",
    "1.32.0, NumCPU, E",
    "1.32.0, Port-6443, E",
    "1.32.0, FileAvailable--etc-kubernetes-kubelet.conf, -",
    "1.32.0, Hostname, W",
  })
  void checksAreKubeadmsByVersion(String version, String check, String wanted) {
    sites = new KubeadmSites(version);
    List<Expectation> rules = PreflightRules.of(Machine.of(sites.site(), sites.hosts.get("cp1")));
    String seen =
        rules.stream()
            .filter(e -> e.check().equals(check))
            .map(e -> e.fatal() ? "E" : "W")
            .findFirst()
            .orElse("-");
    assertThat(seen).isEqualTo(wanted);
  }

  @Test
  void workersAreHeldToTheChecksOfJoining() {
    List<String> checks =
        PreflightRules.of(Machine.of(sites.site(), sites.hosts.get("w1"))).stream()
            .map(Expectation::check)
            .toList();
    assertThat(checks)
        .contains("Port-10250", "FileAvailable--etc-kubernetes-pki-ca.crt")
        .doesNotContain("NumCPU", "Mem", "Port-6443");
  }

  private Verdict asked(String said) {
    Asking asking =
        (host, question) -> {
          assertThat(((Question.KubeadmPreflight) question).ignored()).containsExactly("Swap");
          return new Answer.Text(said);
        };
    sites.accept("cp1", "swap");
    return new PreflightPasses(Machine.of(sites.site(), sites.hosts.get("cp1"))).ask(asking);
  }

  @Test
  void theGateListsEachErrorByName() {
    assertThat(
            asked(
                "by kubeadm init phase preflight\n"
                    + "[WARNING Swap]: running with swap on\n"
                    + "[ERROR NumCPU]: the number of available CPUs 1 is less than 2\n"
                    + "[ERROR FileExisting-conntrack]: conntrack not found in system path\n"))
        .isEqualTo(
            new Verdict.Never(
                "by kubeadm init phase preflight: NumCPU: the number of available CPUs 1 is less"
                    + " than 2; FileExisting-conntrack: conntrack not found in system path"));
    assertThat(asked("by kubeadm\n[ERROR CRI]: not running\n")).isInstanceOf(Verdict.NotYet.class);
    assertThat(asked("by kubeadm\n[WARNING Swap]: on\n"))
        .isEqualTo(new Verdict.Pass("no error by kubeadm, warnings: Swap: on"));
  }

  @Test
  void portsAreOpenedForWhoNeedsThem() {
    KubeadmComponent component = new KubeadmComponent();
    assertThat(component.openings(sites.inventory(), sites.hosts.get("cp1")))
        .extracting(o -> o.ports() + " " + o.hosts() + " " + o.clients())
        .contains("6443/tcp [cp1, w1] true", "2379-2380/tcp [cp1] false", "10250/tcp [cp1] false");
    assertThat(component.openings(sites.inventory(), sites.hosts.get("w1")))
        .extracting(o -> o.ports() + " " + o.hosts() + " " + o.clients())
        .contains("10250/tcp [cp1] false", "30000-32767/tcp [cp1, w1] true");
  }

  @Test
  void kubeadmIsAskedWithAFileOfTheFormatThatItsVersionReads() {
    for (Map.Entry<String, String> each :
        Map.of("1.21.0", "v1beta2", "1.22.4", "v1beta3", "1.31.0", "v1beta4").entrySet()) {
      sites = new KubeadmSites(each.getKey());
      String text = PreflightConfig.of(Machine.of(sites.site(), sites.hosts.get("cp1"))).text();
      assertThat(text)
          .contains("apiVersion: kubeadm.k8s.io/" + each.getValue(), "v" + each.getKey());
    }
  }
}
