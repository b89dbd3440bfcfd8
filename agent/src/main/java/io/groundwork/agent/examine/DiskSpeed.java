package io.groundwork.agent.examine;

import io.groundwork.agent.examine.Condition.Speed;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/**
 * Writes to a place for a short time. The file has no name any more before the first byte is
 * written (Java unlinks what is to be deleted on close right after opening it), so nothing of it
 * stays, whatever happens.
 */
final class DiskSpeed {
  private static final int BLOCK = 1 << 20;
  private static final int MOST_BLOCKS = 256;
  private static final int SYNCS = 25;
  private static final int SMALL = 4096;
  private static final long EACH_NANOS = 400_000_000L;

  /** Room that must be left, or nothing is written. */
  private static final long SPARE = 1L << 30;

  static Speed of(Path root, String place) {
    Path directory = root.resolve(place.substring(1));
    while (!Files.isDirectory(directory) && directory.getParent() != null) {
      directory = directory.getParent();
    }
    File file = directory.toFile();
    if (file.getUsableSpace() < SPARE) {
      return new Speed(place, 0, 0, "too little room to write for a trial");
    }
    Path trial = directory.resolve(".groundwork-trial-" + ProcessHandle.current().pid());
    try (FileChannel channel =
        FileChannel.open(
            trial,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE))) {
      long micros = syncMicros(channel);
      return new Speed(place, bytesPerSecond(channel), micros, "");
    } catch (IOException e) {
      return new Speed(place, 0, 0, String.valueOf(e.getMessage()));
    }
  }

  private static long bytesPerSecond(FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    long began = System.nanoTime();
    int blocks = 0;
    while (blocks < MOST_BLOCKS && System.nanoTime() - began < EACH_NANOS) {
      block.clear();
      channel.write(block);
      blocks++;
    }
    channel.force(false);
    return (long) (blocks * (double) BLOCK / ((System.nanoTime() - began) / 1e9));
  }

  private static long syncMicros(FileChannel channel) throws IOException {
    ByteBuffer small = ByteBuffer.allocateDirect(SMALL);
    long[] micros = new long[SYNCS];
    long began = System.nanoTime();
    int count = 0;
    while (count < SYNCS && (count == 0 || System.nanoTime() - began < EACH_NANOS)) {
      small.clear();
      long start = System.nanoTime();
      channel.write(small);
      channel.force(false);
      micros[count] = (System.nanoTime() - start) / 1000;
      count++;
    }
    Arrays.sort(micros, 0, count);
    return micros[count / 2];
  }

  private DiskSpeed() {}
}
