package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No swap: not now, and not after a reboot. Lines of /etc/fstab are commented and nothing else in
 * it is touched; swap units are masked, those of zram-generator as well. No device is wiped.
 *
 * @param reason why, one line; it stands before each line of fstab that is commented
 */
public record SwapOff(String reason) implements Resource {
  static final String FSTAB = "/etc/fstab";
  private static final int MOST = 1 << 20;

  /** What was swapped out must come back into memory first. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public String id() {
    return "swap off";
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Drift.Collector drift = new Drift.Collector();
    for (String swap : Swaps.names(node)) {
      drift.compare("swap " + swap, "on", "off");
    }
    Stat seen = fstab(node);
    if (seen != null) {
      FstabText fstab = text(node);
      for (int number : fstab.swapping()) {
        drift.compare("fstab line " + number, fstab.line(number), fstab.commented(number));
      }
    }
    for (String unit : SwapUnits.of(node)) {
      drift.compare("unit " + unit, "starts at boot", "masked");
    }
    return drift.drift();
  }

  /** First what would bring it back: a run that is cut off leaves a node that stays without. */
  @Override
  public void settle(Node node, Drift drift) throws IOException {
    SwapRecord.add(node, SwapUnits.of(node), Swaps.of(node));
    boolean reload = writeFstab(node);
    for (String unit : SwapUnits.of(node)) {
      mask(node, unit);
      reload = true;
    }
    if (reload) {
      Systemctl.reload(node);
    }
    for (String swap : Swaps.names(node)) {
      Output output = node.run(LIMIT, List.of("swapoff", swap));
      if (!output.ok()) {
        throw new IOException(
            "swap on " + swap + " cannot be switched off: " + output.text().strip());
      }
    }
  }

  private boolean writeFstab(Node node) throws IOException {
    Stat seen = fstab(node);
    if (seen == null || text(node).swapping().isEmpty()) {
      return false;
    }
    byte[] without = text(node).without().getBytes(StandardCharsets.ISO_8859_1);
    node.write(FSTAB, without, seen.uid(), seen.gid(), seen.mode());
    return true;
  }

  /** As systemctl mask does, which refuses where a unit file of somebody's stands; that is kept. */
  private static void mask(Node node, String unit) throws IOException {
    String path = SwapUnits.OWN + unit;
    Stat seen = node.stat(path);
    if (seen != null && seen.isFile()) {
      FormerContent.keep(node, path, seen);
    }
    node.link(path, "/dev/null");
  }

  static @Nullable Stat fstab(NodeView node) throws IOException {
    Stat seen = node.stat(FSTAB);
    if (seen != null && !seen.isFile()) {
      throw new IOException(Wording.inTheWay(node, FSTAB, seen, "a file"));
    }
    return seen;
  }

  /** One character a byte, so that whatever stands there stays as it is. */
  FstabText text(NodeView node) throws IOException {
    byte[] bytes = node.read(FSTAB, MOST + 1);
    if (bytes.length > MOST) {
      throw new IOException(FSTAB + " is bigger than " + MOST + " bytes; it is left alone");
    }
    String mark = "# Groundwork, " + reason + ": ";
    return new FstabText(new String(bytes, StandardCharsets.ISO_8859_1), mark);
  }
}
