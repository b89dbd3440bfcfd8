package io.groundwork.agent.node;

import java.util.List;

/**
 * What the package manager's own records say of some packages.
 *
 * @param manager apt, dnf or yum; empty where the node has none of them
 * @param installed those of the packages that are installed; one that is there in several versions
 *     stands there several times
 * @param held names of those that the package manager may not change, installed or not
 */
public record PackageState(String manager, List<InstalledPackage> installed, List<String> held) {

  public PackageState {
    installed = List.copyOf(installed);
    held = List.copyOf(held);
  }
}
