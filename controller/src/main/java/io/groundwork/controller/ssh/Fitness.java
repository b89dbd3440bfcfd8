package io.groundwork.controller.ssh;

import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.runtime.Runtime;
import java.util.List;
import java.util.Locale;

/** Tells, before anything is put on a node, whether it can run the agent. */
final class Fitness {
  // What a delivery needs beside the tarball and its content: file system overhead and our records.
  private static final long SPARE = 32L * 1024 * 1024;
  private static final String OTHER_JDK =
      "Set agent.runtime_jdk to a JDK archive that runs on the node, for example Eclipse Temurin's";

  private Fitness() {}

  /**
   * Passes where the node will do.
   *
   * @throws SessionException that says what is in the way
   */
  static void check(String host, NodeReport node, Runtime runtime) {
    if (node.agent()) {
      throw new SessionException(
          host,
          "agent cannot be run",
          "it lies in /var/lib/groundwork/agent, but nothing there may be executed:"
              + " the file system is mounted noexec, most likely",
          "Look at: findmnt -T /var/lib/groundwork. Mount it with exec, then run this again. If it"
              + " is, remove /var/lib/groundwork/agent: the agent is brought anew.");
    }
    if (!node.arch().equals(runtime.arch())) {
      throw new SessionException(
          host,
          "unsupported CPU",
          "the node's CPU is "
              + node.arch()
              + ", the agent's runtime (from "
              + runtime.jdk()
              + ") is for "
              + runtime.arch(),
          OTHER_JDK + " for " + node.arch() + ".");
    }
    libc(host, node.libc(), runtime);
    if (!node.missing().isEmpty()) {
      throw new SessionException(
          host,
          "tools missing",
          "the node has no " + String.join(", no ", node.missing()),
          "Install them on the node; the agent cannot be unpacked without.");
    }
    if (!node.writable()) {
      throw new SessionException(
          host,
          "cannot write",
          "/var/lib/groundwork cannot be made: the file system is read-only",
          "Mount /var/lib writable.");
    }
    space(host, node, runtime);
  }

  private static void libc(String host, String libc, Runtime runtime) {
    if (libc.toLowerCase(Locale.ROOT).contains("musl")) {
      throw new SessionException(
          host,
          "C library unsupported",
          "the node's C library is musl; the agent's runtime (from "
              + runtime.jdk()
              + ") needs glibc "
              + runtime.glibc(),
          "Use a machine whose distribution builds on glibc.");
    }
    if (!libc.startsWith("glibc ") || runtime.glibc().isEmpty()) {
      return; // Cannot be told; the agent's own start will.
    }
    String has = libc.substring("glibc ".length());
    if (older(has, runtime.glibc())) {
      throw new SessionException(
          host,
          "C library too old",
          "the node has glibc "
              + has
              + ", the agent's runtime (from "
              + runtime.jdk()
              + ") needs "
              + runtime.glibc(),
          OTHER_JDK + " (25 needs 2.17).");
    }
  }

  static boolean older(String version, String than) {
    int[] a = numbers(version);
    int[] b = numbers(than);
    return a[0] != b[0] ? a[0] < b[0] : a[1] < b[1];
  }

  private static int[] numbers(String version) {
    int[] numbers = new int[2];
    int index = 0;
    for (int i = 0; i < version.length() && index < 2; i++) {
      char c = version.charAt(i);
      if (c >= '0' && c <= '9') {
        numbers[index] = Math.min(numbers[index] * 10 + (c - '0'), 1_000_000);
      } else if (c == '.') {
        index++;
      } else {
        break;
      }
    }
    return numbers;
  }

  private static void space(String host, NodeReport node, Runtime runtime) {
    long needed = SPARE;
    for (var bundle : List.of(runtime.agent(), runtime.probe())) {
      boolean there = bundle.kind().equals("agent") ? node.agent() : node.probe();
      needed += there ? 0 : bundle.size() + bundle.unpacked();
    }
    if (node.free() >= 0 && node.free() < needed) {
      throw new SessionException(
          host,
          "not enough space",
          "/var/lib/groundwork needs "
              + mebibytes(needed)
              + ", "
              + mebibytes(node.free())
              + " are free",
          "Free some space under /var/lib on the node.");
    }
  }

  private static String mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) / (1 << 20) + " MiB";
  }
}
