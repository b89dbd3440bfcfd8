package io.groundwork.controller.component.kubeadm;

import io.groundwork.inventory.Setting;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A program, or a bundle of them, as a file that the inventory names. */
public record ProgramArchive(
    @Setting(
            doc = "kubeadm, kubelet, kubectl, cni-plugins, containerd, runc or crictl.",
            required = true)
        Name name,
    @Setting(
            doc = "A plain program, or a tarball that holds it: a path, file: or https: URL.",
            required = true)
        String archive,
    @Setting(doc = "Its SHA-512, in hex.") @Nullable String sha512,
    @Setting(doc = "Its SHA-256, in hex.") @Nullable String sha256,
    @Setting(doc = "Its version, where the file's name does not say it.")
        @Nullable String version) {

  private static final Pattern VERSION = Pattern.compile("(?<![0-9.])v?([0-9]+\\.[0-9]+\\.[0-9]+)");

  /** What a file can be given for. */
  public enum Name {
    KUBEADM,
    KUBELET,
    KUBECTL,
    CNI_PLUGINS,
    CONTAINERD,
    RUNC,
    CRICTL;

    /** As it is written in the inventory, and as its directory below /opt is called. */
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether Kubernetes releases it, under its own version. */
    boolean ofKubernetes() {
      return this == KUBEADM || this == KUBELET || this == KUBECTL;
    }

    /** The programs that are linked; none for all that the tarball holds. */
    List<String> programs() {
      return this == CNI_PLUGINS || this == CONTAINERD ? List.of() : List.of(text());
    }

    /** Where they are looked for. */
    String directory() {
      return this == CNI_PLUGINS ? "/opt/cni/bin" : "/usr/local/bin";
    }
  }

  /** What the inventory or the file's name says; empty where neither does. */
  String said() {
    if (version != null) {
      return version;
    }
    Matcher found = VERSION.matcher(archive.substring(archive.lastIndexOf('/') + 1));
    return found.find() ? found.group(1) : "";
  }
}
