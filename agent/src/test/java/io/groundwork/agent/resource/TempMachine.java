package io.groundwork.agent.resource;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.Fetcher;
import io.groundwork.agent.node.LiveNode;
import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.node.SystemCommands;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A machine in a temporary directory, on the real file system: real useradd (with its prefix
 * option), a systemd of its own. Any other program is refused.
 */
final class TempMachine implements Commands {
  private static final String HUGE_PAGES = "/sys/kernel/mm/transparent_hugepage/enabled";

  private static final String SWAPS = "Filename Type Size Used Priority\n";
  final Path root;
  final FakeSystemd systemd;
  final FakeFirewalld firewalld = new FakeFirewalld();
  final FakeDisks disks;
  final Map<String, byte[]> tarballs = new HashMap<>();
  final List<String> ran = new ArrayList<>();

  TempMachine(Path root) throws IOException {
    this.root = root;
    this.systemd = new FakeSystemd(root);
    this.disks = new FakeDisks(root);
    put("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n");
    put("/etc/group", "root:x:0:\nusers:x:100:\n");
    put("/etc/shadow", "root:*:19000:0:99999:7:::\n");
    put("/etc/gshadow", "root:*::\nusers:*::\n");
    put("/etc/login.defs", "SYS_UID_MIN 100\nSYS_UID_MAX 999\nSYS_GID_MIN 100\nSYS_GID_MAX 999\n");
    put("/usr/sbin/nologin", "");
    put("/proc/sys/net/core/somaxconn", "128\n");
    put("/etc/sysctl.d/README", "");
    put("/usr/bin/apt-get", "");
    put("/var/lib/dpkg/status", "Package: base-files\nStatus: install ok installed\n\n");
    put("/etc/apt/sources.list.d/README", "");
    put("/etc/exports.d/README", "");
    put("/usr/bin/firewall-cmd", "");
    put("/sys/fs/selinux/enforce", "0\n");
    put("/etc/selinux/config", "# a comment\nSELINUX=permissive\nSELINUXTYPE=targeted\n");
    put(HUGE_PAGES, "[always] madvise never\n");
    put("/proc/filesystems", "nodev\tproc\n\text4\n");
    put("/proc/self/mounts", "proc /proc proc rw 0 0\n");
    put("/proc/swaps", SWAPS + "/dev/sda2 partition 8388604 0 -2\n");
    put("/etc/fstab", "/dev/sda1 / ext4 defaults 0 1\n/dev/sda2 none swap sw 0 0\n");
    put("/usr/lib/systemd/system/zramswap.service", "");
    put("/etc/containerd/config.toml", "disabled_plugins = [\"cri\"]\n");
    Files.createDirectories(root.resolve("etc/systemd/system"));
    Files.createDirectories(root.resolve("run/systemd/system"));
    Files.createDirectories(root.resolve("opt"));
  }

  void put(String path, String content) throws IOException {
    Path at = at(path);
    Files.createDirectories(at.getParent());
    Files.writeString(at, content);
  }

  Path at(String path) {
    return root.resolve(path.substring(1));
  }

  LiveView view() {
    return new LiveView(root, this);
  }

  LiveNode node() {
    Fetcher fetcher =
        digest -> {
          byte[] tarball = tarballs.get(digest);
          if (tarball == null) {
            throw new IOException("no tarball " + digest);
          }
          return new ByteArrayInputStream(tarball);
        };
    return new LiveNode(root, this, fetcher, this::change);
  }

  /** An ensemble that does what it is asked, and keeps its list as ZooKeeper does. */
  private Answer change(Question question) {
    try {
      String list = String.join("\n", ((Question.ZkMembers) question).members());
      put("/run/zookeeper/zoo.cfg.dynamic.100000002", list);
      put(
          "/run/zookeeper/zoo.cfg",
          "tickTime=2000\ndynamicConfigFile=/run/zookeeper/zoo.cfg.dynamic.100000002\n");
      return new Answer.Text("done");
    } catch (IOException e) {
      return new Answer.Failure(e.toString(), true);
    }
  }

  private static boolean reads(List<String> argv) {
    return switch (argv.get(0)) {
      case "systemctl" -> argv.get(1).equals("show");
      case "firewall-cmd" -> FakeFirewalld.reads(argv);
      case "blkid", "wipefs" -> true;
      case "env" -> argv.contains("-s");
      default -> false;
    };
  }

  @Override
  public Output run(Duration limit, List<String> argv) throws IOException {
    if (!reads(argv)) {
      ran.add(String.join(" ", argv).replace(root.toString(), ""));
    }
    return switch (argv.get(0)) {
      case "systemctl" -> systemd.run(argv);
      case "groupadd", "useradd", "usermod", "userdel", "groupdel" -> {
        List<String> inside = new ArrayList<>(argv);
        inside.addAll(1, List.of("-P", root.toString()));
        yield new SystemCommands().run(limit, inside);
      }
      case "env", "apt-cache", "apt-mark" -> new FakeApt(at("/var/lib/dpkg/status")).run(argv);
      case "exportfs" -> {
        String text = Files.readString(at(Exports.PATH)).replaceFirst("#.*\n", "");
        put("/var/lib/nfs/etab", text.replace(" ", "\t"));
        yield new Output(0, "");
      }
      case "modprobe" -> {
        put("/sys/module/" + argv.get(2) + "/initstate", "live\n");
        yield new Output(0, "");
      }
      case "swapoff" -> {
        put("/proc/swaps", SWAPS);
        yield new Output(0, "");
      }
      case "rmmod" -> {
        Files.deleteIfExists(at("/sys/module/" + argv.get(2) + "/initstate"));
        yield new Output(0, "");
      }
      case "rm", "rmdir", "mv" -> {
        List<String> inside = new ArrayList<>(argv);
        for (int i = inside.indexOf("--") + 1; i < inside.size(); i++) {
          inside.set(i, root + inside.get(i));
        }
        yield new SystemCommands().run(limit, inside);
      }
      case "sync" -> new SystemCommands().run(limit, argv);
      case "firewall-cmd" -> firewalld.run(argv);
      case "blkid", "wipefs", "mkfs.xfs", "mount" -> disks.run(argv);
      case "setenforce" -> {
        put("/sys/fs/selinux/enforce", argv.get(1) + "\n");
        yield new Output(0, "");
      }
      case "systemd-tmpfiles" -> {
        put(HUGE_PAGES, "always madvise [never]\n");
        yield new Output(0, "");
      }
      default -> throw new AssertionError("not scripted: " + argv);
    };
  }

  /** Every path with kind, mode, owner, time and content: what a dry run must leave alone. */
  Map<String, String> everything() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        Map<String, Object> a =
            Files.readAttributes(
                path, "unix:mode,uid,gid,lastModifiedTime,ctime,ino", LinkOption.NOFOLLOW_LINKS);
        String content =
            Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? Integer.toString(java.util.Arrays.hashCode(Files.readAllBytes(path)))
                : "";
        all.put(root.relativize(path).toString(), new TreeMap<>(a) + content);
      }
    }
    return all;
  }
}
