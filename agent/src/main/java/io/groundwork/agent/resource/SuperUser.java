package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * ZooKeeper's super user on this node: a secret that is made here and never leaves it, and the line
 * of configuration that lets ZooKeeper know who has it. Who a client is, the member that it is
 * connected to says; so every member has a secret of its own.
 *
 * @param secret path of the file with the secret, root's alone
 * @param line path of the file with the line
 * @param group may read the line; empty where neither file is to be there
 */
public record SuperUser(String secret, String line, String group) implements Resource {
  /** Bytes; of so many random ones nobody finds the secret from its digest. */
  private static final int RANDOM = 32;

  private static final int DIGITS = 2 * RANDOM;

  @Override
  public String id() {
    return "super user " + secret;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Drift.Collector drift = new Drift.Collector();
    if (group.isEmpty()) {
      return drift
          .compare("secret", seen(node, secret), "")
          .compare("line", seen(node, line), "")
          .drift();
    }
    String known = known(node);
    return drift
        .compare("secret", known.isEmpty() ? "" : "made here", "made here")
        .compare("line", known.isEmpty() ? "" : state(node, line(known)), "of that secret")
        .drift();
  }

  private static String seen(NodeView node, String path) throws IOException {
    return node.stat(path) == null ? "" : "present";
  }

  /** The secret; empty where there is none that can be trusted. */
  private String known(NodeView node) throws IOException {
    Stat stat = node.stat(secret);
    if (stat == null || !stat.isFile() || stat.uid() != 0 || stat.mode() != 0600) {
      return "";
    }
    String text = new String(node.read(secret, DIGITS + 1), StandardCharsets.UTF_8);
    return text.matches("[0-9a-f]{" + DIGITS + "}") ? text : "";
  }

  private String state(NodeView node, byte[] wanted) throws IOException {
    Stat stat = node.stat(line);
    if (stat == null || !stat.isFile()) {
      return "";
    }
    boolean ours =
        stat.uid() == 0
            && stat.mode() == 0640
            && Ownership.groupOf(node, stat).equals(group)
            && MessageDigest.isEqual(node.read(line, wanted.length + 1), wanted);
    return ours ? "of that secret" : "another";
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    if (group.isEmpty()) {
      remove(node, line);
      remove(node, secret);
      return;
    }
    String known = known(node);
    if (known.isEmpty()) {
      known = random();
      node.write(secret, known.getBytes(StandardCharsets.UTF_8), 0, 0, 0600);
    }
    node.write(line, line(known), 0, Ownership.of(node, "root", group).gid(), 0640);
  }

  private static void remove(Node node, String path) throws IOException {
    if (node.stat(path) != null) {
      node.delete(path);
    }
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** As ZooKeeper's DigestAuthenticationProvider computes it. */
  private static byte[] line(String secret) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-1")
              .digest(("super:" + secret).getBytes(StandardCharsets.UTF_8));
      String text =
          "# Written by Groundwork, on this node; the secret is root's alone.\n"
              + "DigestAuthenticationProvider.superDigest=super:"
              + Base64.getEncoder().encodeToString(sum)
              + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this runtime has no SHA-1", e);
    }
  }
}
