package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Swap as it was before we switched it off: our comments in /etc/fstab go, units that we masked are
 * what they were, and what was swapped to is swapped to again, where it is still there.
 *
 * @param reason that our comments in fstab give
 */
public record NoSwapOff(String reason) implements Resource {

  @Override
  public String id() {
    return "swap as it was";
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Drift.Collector drift = new Drift.Collector();
    SwapOff put = new SwapOff(reason);
    if (SwapOff.fstab(node) != null) {
      FstabText fstab = put.text(node);
      for (int number : fstab.marked()) {
        drift.compare("fstab line " + number, fstab.line(number), fstab.uncommented(number));
      }
    }
    SwapRecord record = SwapRecord.of(node);
    if (record == null) {
      return drift.drift();
    }
    for (String unit : masked(node, record)) {
      drift.compare("unit " + unit, "masked", "as it was");
    }
    for (Swaps.Swap swap : off(node, record)) {
      drift.compare("swap " + swap.name(), "off", "on");
    }
    return drift.add(new Difference("record", "of what swapped", "")).drift();
  }

  private static List<String> masked(NodeView node, SwapRecord record) throws IOException {
    List<String> masked = new ArrayList<>();
    for (String unit : record.units()) {
      if (SwapUnits.isMasked(node, unit)) {
        masked.add(unit);
      }
    }
    return masked;
  }

  private static List<Swaps.Swap> off(NodeView node, SwapRecord record) throws IOException {
    List<String> live = Swaps.names(node);
    List<Swaps.Swap> off = new ArrayList<>();
    for (Swaps.Swap swap : record.swaps()) {
      if (!live.contains(swap.name()) && node.stat(swap.name()) != null) {
        off.add(swap);
      }
    }
    return off;
  }

  /** The record goes last: as long as it is there, the next run goes on with this. */
  @Override
  public void settle(Node node, Drift drift) throws IOException {
    SwapOff put = new SwapOff(reason);
    Stat seen = SwapOff.fstab(node);
    if (seen != null && !put.text(node).marked().isEmpty()) {
      byte[] with = put.text(node).restored().getBytes(StandardCharsets.ISO_8859_1);
      node.write(SwapOff.FSTAB, with, seen.uid(), seen.gid(), seen.mode());
    }
    SwapRecord record = SwapRecord.of(node);
    if (record != null) {
      for (String unit : masked(node, record)) {
        FormerContent.giveBack(node, SwapUnits.OWN + unit);
      }
    }
    Systemctl.reload(node);
    if (record != null) {
      for (Swaps.Swap swap : off(node, record)) {
        Tools.run(node, on(swap));
      }
      SwapRecord.forget(node);
    }
  }

  /** A negative priority is the kernel's own choice, and cannot be asked for. */
  private static List<String> on(Swaps.Swap swap) {
    return swap.priority().matches("\\d{1,5}")
        ? List.of("swapon", "-p", swap.priority(), "--", swap.name())
        : List.of("swapon", "--", swap.name());
  }

  @Override
  public List<String> left(NodeView node) throws IOException {
    SwapRecord record = SwapRecord.of(node);
    List<String> left = new ArrayList<>();
    SwapOff put = new SwapOff(reason);
    if (record == null && SwapOff.fstab(node) != null && !put.text(node).marked().isEmpty()) {
      left.add("swap that is off now (an older version kept no record); swapon -a switches it on");
    } else if (record != null) {
      for (Swaps.Swap swap : record.swaps()) {
        if (node.stat(swap.name()) == null) {
          left.add("swap on " + swap.name() + " (it is no longer there)");
        }
      }
    }
    return left;
  }
}
