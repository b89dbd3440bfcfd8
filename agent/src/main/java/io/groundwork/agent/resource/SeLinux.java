package io.groundwork.agent.resource;

import io.groundwork.agent.guard.Guard;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SELinux's mode. Enforcing a policy can lock out whoever logs in, so that change is guarded: the
 * node takes it back unless it is confirmed. The configuration file is written by a second resource
 * of this kind, once that was done.
 *
 * @param mode enforcing or permissive
 * @param kept whether this is about the mode at the next boot, not about now
 */
public record SeLinux(String mode, boolean kept) implements Resource {

  /** The guard's name. */
  public static final String GUARD = "selinux";

  private static final String LIVE = "/sys/fs/selinux/enforce";
  private static final String CONFIG = "/etc/selinux/config";
  private static final Pattern LINE =
      Pattern.compile("(?m)^[ \\t]*SELINUX[ \\t]*=[ \\t]*(\\S*).*$");
  private static final int MOST = 1 << 20;

  @Override
  public String id() {
    return kept ? "selinux mode, kept" : "selinux mode";
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    return new Drift.Collector().compare("mode", mode(node), mode).drift();
  }

  private String mode(NodeView node) throws IOException {
    return kept ? configured(node) : live(node);
  }

  /** The mode; empty where this kernel has no SELinux. */
  String seen(NodeView node) throws IOException {
    return kept || node.stat(LIVE) != null ? mode(node) : "";
  }

  /** The name of the record of what it was before. */
  String record() {
    return kept ? "selinux-kept" : "selinux";
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    FormerState.keep(node, record(), mode(node));
    set(node);
  }

  /** Sets the mode. */
  void set(Node node) throws IOException {
    if (kept) {
      configure(node);
      return;
    }
    boolean enforcing = mode.equals("enforcing");
    if (enforcing) {
      new Guard(GUARD).arm(node, List.of(List.of("setenforce", "0")));
    }
    Tools.run(node, List.of("setenforce", enforcing ? "1" : "0"));
  }

  private static String live(NodeView node) throws IOException {
    if (node.stat(LIVE) == null) {
      throw new IOException(
          "this kernel runs without SELinux; it can be switched on by a boot only");
    }
    String said = new String(node.read(LIVE, 16), StandardCharsets.UTF_8).strip();
    return said.equals("1") ? "enforcing" : "permissive";
  }

  private static String configured(NodeView node) throws IOException {
    Matcher line = LINE.matcher(text(node));
    return line.find() ? line.group(1) : "";
  }

  private void configure(Node node) throws IOException {
    Stat seen = node.stat(CONFIG);
    String before = text(node);
    Matcher line = LINE.matcher(before);
    String wanted = "SELINUX=" + mode;
    String end = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
    String after = line.find() ? line.replaceFirst(wanted) : before + end + wanted + "\n";
    if (seen == null) {
      Parents.make(node, CONFIG);
    }
    node.write(
        CONFIG,
        after.getBytes(StandardCharsets.UTF_8),
        seen == null ? 0 : seen.uid(),
        seen == null ? 0 : seen.gid(),
        seen == null ? 0644 : seen.mode());
  }

  private static String text(NodeView node) throws IOException {
    return node.stat(CONFIG) == null
        ? ""
        : new String(node.read(CONFIG, MOST), StandardCharsets.UTF_8);
  }
}
