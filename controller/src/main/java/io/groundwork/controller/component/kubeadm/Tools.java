package io.groundwork.controller.component.kubeadm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The system's programs that kubeadm, the kubelet and the runtime call, and who packages them. */
record Tools(String program, String apt, String rpm, boolean needed) {
  private static final List<Tools> ALL =
      List.of(
          new Tools("conntrack", "conntrack", "conntrack-tools", true),
          new Tools("ip", "iproute2", "iproute", true),
          new Tools("iptables", "iptables", "iptables", true),
          new Tools("mount", "mount", "util-linux", true),
          new Tools("nsenter", "util-linux", "util-linux", true),
          new Tools("modprobe", "kmod", "kmod", true),
          new Tools("ebtables", "ebtables", "", false),
          new Tools("ethtool", "ethtool", "ethtool", false),
          new Tools("socat", "socat", "socat", false),
          new Tools("tc", "iproute2", "iproute-tc", false));

  /** Empty where no package of that one name has it in all releases; kubeadm only warns then. */
  private String packageOn(Machine machine) {
    if (machine.facts().traits().packages().equals("apt")) {
      return apt;
    }
    String release = machine.facts().os().getOrDefault("VERSION_ID", "");
    boolean old = release.startsWith("7") || release.startsWith("8");
    return program.equals("iptables") && !old ? "iptables-nft" : rpm;
  }

  static Stream<String> evidence() {
    return ALL.stream().flatMap(t -> Machine.places(t.program()));
  }

  /**
   * Packages of what the machine does not have. Where programs come from archives there may be no
   * repository at all: then what kubeadm only warns of is left out.
   */
  static List<String> missing(Machine machine) {
    List<String> packages = new ArrayList<>();
    for (Tools tool : ALL) {
      boolean wanted = tool.needed() || !machine.fromArchives();
      String name = tool.packageOn(machine);
      if (wanted
          && !name.isEmpty()
          && !machine.hasProgram(tool.program())
          && !packages.contains(name)) {
        packages.add(name);
      }
    }
    return packages;
  }
}
