package io.groundwork.agent.resource;

import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A blank disk, /dev/vdb, and the tools that look at it, format it and mount it. */
final class FakeDisks {
  private final Path root;
  String uuid = "";

  FakeDisks(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("sys/class/block/vdb/holders"));
    Files.createDirectories(root.resolve("dev"));
    Files.createDirectories(root.resolve("proc/self"));
    Files.write(root.resolve("dev/vdb"), new byte[4096]);
    Files.writeString(root.resolve("sys/class/block/vdb/dev"), "254:16\n");
    Files.writeString(root.resolve("sys/class/block/vdb/ro"), "0\n");
    Files.writeString(root.resolve("sys/class/block/vdb/size"), "2097152\n");
    Files.writeString(root.resolve("proc/self/mountinfo"), "");
    Files.writeString(root.resolve("proc/swaps"), "Filename Type Size Used Priority\n");
  }

  Output run(List<String> argv) throws IOException {
    return switch (argv.get(0)) {
      case "blkid" ->
          uuid.isEmpty()
              ? new Output(2, "")
              : new Output(0, "DEVNAME=/dev/vdb\nUUID=" + uuid + "\nTYPE=xfs\n");
      case "wipefs" -> new Output(0, "");
      case "mkfs.xfs" -> {
        uuid = argv.get(3).substring("uuid=".length());
        yield new Output(0, "");
      }
      default -> {
        String line = "30 1 254:16 / " + argv.get(1) + " rw,noatime - xfs /dev/vdb rw\n";
        Path mounts = root.resolve("proc/self/mountinfo");
        Files.writeString(mounts, line, StandardOpenOption.APPEND);
        yield new Output(0, "");
      }
    };
  }
}
