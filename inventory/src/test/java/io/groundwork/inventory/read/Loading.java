package io.groundwork.inventory.read;

import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Problem;
import io.groundwork.inventory.Setting;
import io.groundwork.inventory.value.Cidr;
import io.groundwork.inventory.value.Heap;
import io.groundwork.inventory.value.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads texts with components that look like real ones and secrets that are known. */
public final class Loading {
  private Loading() {}

  public record Jdk(
      @Setting(doc = "The JDK's tarball.", required = true) String archive,
      @Setting(doc = "Its digest.") @Nullable String sha512) {}

  public record ZooKeeper(
      @Setting(doc = "Version.", required = true) Version version,
      @Setting(doc = "Tarball.", required = true) String archive,
      @Setting(doc = "Its digest.") @Nullable String sha512,
      @Setting(doc = "Heap.", value = "256m") Heap heap,
      @Setting(doc = "Port for clients.", value = "2181") int clientPort,
      @Setting(doc = "Port for peers.", value = "2888") int peerPort,
      @Setting(doc = "Port for elections.", value = "3888") int electionPort,
      @Setting(doc = "Data directory.", value = "/var/lib/zookeeper") String dataDir,
      @Setting(doc = "More properties.") Map<String, String> properties,
      @Setting(doc = "Member id.", hostOnly = true, min = 1, max = 255) @Nullable Integer id) {}

  public record Kafka(
      @Setting(doc = "Version.", required = true) Version version,
      @Setting(doc = "Tarball.", required = true) String archive,
      @Setting(doc = "Its digest.") @Nullable String sha512,
      @Setting(doc = "Heap.", value = "1g") Heap heap,
      @Setting(doc = "Port for clients.", value = "9092") int port,
      @Setting(doc = "Data directories.", value = "[/var/lib/kafka]") List<String> logDirs,
      @Setting(doc = "ZooKeeper path.", value = "/kafka") String chroot,
      @Setting(doc = "More properties.") Map<String, String> properties,
      @Setting(doc = "Broker id.", hostOnly = true, min = 0) @Nullable Integer id) {}

  public record Export(
      @Setting(doc = "Path.", required = true) String path,
      @Setting(doc = "Options by client.") Map<String, List<String>> clients,
      @Setting(doc = "Owner.") @Nullable String owner,
      @Setting(doc = "Group.") @Nullable String group,
      @Setting(doc = "Mode.", value = "0755") String mode) {}

  public record Nfs(@Setting(doc = "Exports.", required = true) List<Export> exports) {}

  public enum Firewall {
    LEAVE,
    OPEN
  }

  public record Baseline(
      @Setting(doc = "Firewall.", value = "leave") Firewall firewall,
      @Setting(doc = "Clients.") List<Cidr> clients,
      @Setting(doc = "SELinux.", value = "leave") String selinux,
      @Setting(doc = "Time.", value = "leave") String time,
      @Setting(doc = "Time servers.", value = "[]") List<String> timeServers,
      @Setting(doc = "Kernel settings.") Map<String, String> sysctl,
      @Setting(doc = "Huge pages.", value = "leave") String transparentHugepage,
      @Setting(doc = "Limits.") Map<String, String> limits,
      @Setting(doc = "Disks.") List<Disk> disks,
      @Setting(doc = "Swap off.", value = "false") boolean swapOff) {}

  public enum Node {
    CONTROL_PLANE,
    WORKER
  }

  public record Kubeadm(
      @Setting(doc = "Version.", required = true) Version version,
      @Setting(doc = "Kind of node.", hostOnly = true, value = "worker") Node node) {}

  public record Disk(
      @Setting(doc = "Device.", required = true) String device,
      @Setting(doc = "Where.", required = true) String mount) {}

  public record Nothing() {}

  public static final List<ComponentSchema> COMPONENTS =
      List.of(
          new ComponentSchema("hosts", Nothing.class, false, true, List.of()),
          new ComponentSchema("baseline", Baseline.class, false, true, List.of()),
          new ComponentSchema("jdk", Jdk.class, false, false, List.of()),
          new ComponentSchema("zookeeper", ZooKeeper.class, true, false, List.of("hosts", "jdk")),
          new ComponentSchema("kafka", Kafka.class, true, false, List.of("hosts", "jdk")),
          new ComponentSchema("kubeadm", Kubeadm.class, true, false, List.of("hosts")),
          new ComponentSchema("nfs", Nfs.class, true, false, List.of()));

  /** Known variables and files; the environment of the machine does not matter. */
  public static final class Known implements Secrets {
    private final Map<String, String> variables;

    public Known(Map<String, String> variables) {
      this.variables = variables;
    }

    @Override
    public @Nullable String variable(String name) {
      return variables.get(name);
    }

    @Override
    public String file(Path path) throws IOException {
      if (path.endsWith("kafka3.password")) {
        return "file-secret-7\n";
      }
      throw new NoSuchFileException(path.toString());
    }
  }

  public static final Secrets SECRETS =
      new Known(
          Map.of(
              "SUDO_PASSWORD", "hunter2-sudo",
              "KEY_PASSPHRASE", "hunter2-key",
              "PORT", "2200",
              "WORDS", "not-a-number",
              "EMPTY", ""));

  public static LoadResult file(Path file) {
    return InventoryLoader.load(file, COMPONENTS, SECRETS);
  }

  public static LoadResult text(String yaml) {
    return bytes(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public static LoadResult bytes(byte[] content) {
    try {
      Path file = Files.createTempFile("hosts", ".yaml");
      try {
        Files.write(file, content);
        return file(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Problems as {@code line:column message [hint]}. */
  public static List<String> told(LoadResult result) {
    return result.problems().stream().map(Loading::line).toList();
  }

  public static String line(Problem p) {
    String hint = p.hint() == null ? "" : " [" + p.hint() + "]";
    return p.line() + ":" + p.column() + " " + p.message() + hint;
  }
}
