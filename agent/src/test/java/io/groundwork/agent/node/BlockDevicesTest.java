package io.groundwork.agent.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What speaks against a device's being blank: each kind of doubt by itself. */
class BlockDevicesTest {
  @TempDir Path root;
  private Output blkid = new Output(2, "");
  private Output wipefs = new Output(0, "");

  @BeforeEach
  void aBlankDisk() throws IOException {
    put("sys/class/block/vdb/dev", "254:16\n");
    put("sys/class/block/vdb/ro", "0\n");
    put("sys/class/block/vdb/size", "2097152\n");
    Files.createDirectories(root.resolve("sys/class/block/vdb/holders"));
    put("proc/self/mountinfo", "22 1 254:1 / / rw - ext4 /dev/vda1 rw\n");
    put("proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n");
    Files.createDirectories(root.resolve("dev/disk/by-id"));
    Files.write(root.resolve("dev/vdb"), new byte[2 << 20]);
  }

  private void put(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  private BlockDevice look(String path) throws IOException {
    return new BlockDevices(root, (limit, argv) -> argv.get(0).equals("blkid") ? blkid : wipefs)
        .at(path);
  }

  private String doubt() throws IOException {
    return look("/dev/vdb").doubt();
  }

  @Test
  void aBlankDiskLeavesNoDoubt() throws IOException {
    assertThat(look("/dev/vdb")).isEqualTo(new BlockDevice("", "", List.of()));
    assertThat(look("/dev/vdz")).isNull();
  }

  @Test
  void aLinkLeadsToTheDisk() throws IOException {
    Files.createSymbolicLink(root.resolve("dev/disk/by-id/x"), Path.of("../../vdb"));
    assertThat(look("/dev/disk/by-id/x")).isEqualTo(new BlockDevice("", "", List.of()));
  }

  @Test
  void whatIsNoBlockDeviceIsDoubted() throws IOException {
    put("dev/null", "");
    assertThat(look("/dev/null").doubt()).contains("no block device");
  }

  @Test
  void aFileSystemIsNamedWithItsLabelAndUuid() throws IOException {
    blkid =
        new Output(0, "DEVNAME=/dev/vdb\nLABEL=backup\nUUID=1-2\nTYPE=ext4\nUSAGE=filesystem\n");
    assertThat(look("/dev/vdb"))
        .isEqualTo(new BlockDevice("1-2", "it carries ext4 labelled backup", List.of()));
  }

  @Test
  void aPartitionTableIsNoBlankDisk() throws IOException {
    blkid = new Output(0, "DEVNAME=/dev/vdb\nPTUUID=1\nPTTYPE=gpt\n");
    assertThat(doubt()).isEqualTo("it carries a partition table (gpt)");
  }

  @Test
  void partitionsHoldersSwapAndMountsAreUses() throws IOException {
    put("sys/class/block/vdb/vdb1/partition", "1\n");
    assertThat(doubt()).isEqualTo("it has partitions: vdb1");
    Files.delete(root.resolve("sys/class/block/vdb/vdb1/partition"));
    put("sys/class/block/vdb/holders/dm-0", "");
    assertThat(doubt()).isEqualTo("it is in use by dm-0");
    Files.delete(root.resolve("sys/class/block/vdb/holders/dm-0"));
    put("proc/swaps", "Filename Type\n/dev/vdb partition 1 0 -2\n");
    assertThat(doubt()).isEqualTo("it is swapped to");
    put("proc/self/mountinfo", "30 1 254:16 / /data\\0401 rw - xfs /dev/vdb rw\n");
    assertThat(look("/dev/vdb").mounts()).containsExactly("/data 1");
    assertThat(doubt()).isEqualTo("it is mounted on /data 1");
  }

  @Test
  void aReadOnlyOrEmptyDeviceIsDoubted() throws IOException {
    put("sys/class/block/vdb/ro", "1\n");
    assertThat(doubt()).isEqualTo("it is read-only");
    put("sys/class/block/vdb/ro", "0\n");
    put("sys/class/block/vdb/size", "0\n");
    assertThat(doubt()).isEqualTo("it has no size");
  }

  @Test
  void whatTheToolsCannotTellIsDoubted() throws IOException {
    blkid = new Output(8, "");
    assertThat(doubt()).contains("several kinds");
    blkid = new Output(4, "usage");
    assertThat(doubt()).contains("blkid cannot read it");
    blkid = new Output(2, "blkid: error: /dev/vdb: Operation not permitted\n");
    assertThat(doubt()).contains("Operation not permitted");
    blkid = new Output(2, "");
    wipefs = new Output(0, "offset type\n0x1f0 atari");
    assertThat(doubt()).contains("wipefs finds");
    wipefs = new Output(1, "Input/output error");
    assertThat(doubt()).contains("Input/output error");
  }

  @Test
  void bytesThatNoToolKnowsAreDoubted() throws IOException {
    byte[] bytes = new byte[2 << 20];
    bytes[1 << 19] = 1;
    Files.write(root.resolve("dev/vdb"), bytes);
    assertThat(doubt()).contains("first MiB is not empty");
  }

  @Test
  void whatIsKnownTravelsAsText() {
    BlockDevice device = new BlockDevice("1-2", "it is mounted on /a", List.of("/a", "/b"));
    assertThat(BlockDevice.parse(device.text())).isEqualTo(device);
    assertThat(BlockDevice.parse("").doubt()).isNotEmpty();
  }
}
