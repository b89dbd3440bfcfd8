package io.groundwork.agent.facts;

import java.util.List;

/**
 * What kind of system a node runs, as far as components differ by it.
 *
 * @param packages the package manager: apt, dnf or yum; empty where there is none of them
 * @param selinux enforcing, permissive or disabled
 * @param container systemd's name of the container that the node is (systemd-nspawn, docker, lxc);
 *     empty for a machine of its own, virtual or not
 * @param firewalld whether firewalld runs
 * @param modules kernel modules that are loaded, and built-in ones that show themselves in
 *     /sys/module, sorted
 * @param fileSystems kinds that the kernel can mount now, as /proc/filesystems lists them
 * @param moduleTree whether this kernel's modules lie in /lib/modules, so that more can be loaded
 * @param swaps devices and files that are swapped to now
 */
public record Traits(
    String packages,
    String selinux,
    String container,
    boolean firewalld,
    List<String> modules,
    List<String> fileSystems,
    boolean moduleTree,
    List<String> swaps) {

  /** Nothing known. */
  public static final Traits NONE =
      new Traits("", "disabled", "", false, List.of(), List.of(), false, List.of());

  public Traits {
    modules = List.copyOf(modules);
    fileSystems = List.copyOf(fileSystems);
    swaps = List.copyOf(swaps);
  }
}
