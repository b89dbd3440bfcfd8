package io.groundwork.controller.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The least glibc that programs run on: the highest GLIBC_x.y among the versions that their dynamic
 * symbols ask for (section .gnu.version_r). Layout after the ELF-64 specification and the LSB's
 * chapter on symbol versioning.
 */
final class GlibcNeed {
  private static final int SHT_GNU_VERNEED = 0x6ffffffe;
  private static final String PREFIX = "GLIBC_";
  private final ByteBuffer elf;
  private final int sections;
  private final int sectionSize;

  private GlibcNeed(ByteBuffer elf) {
    this.elf = elf;
    this.sections = Math.toIntExact(elf.getLong(0x28));
    this.sectionSize = elf.getShort(0x3a) & 0xffff;
  }

  /** The version that the ELF files among these and below these need; empty for none. */
  static String of(List<Path> roots) throws IOException {
    String highest = "";
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          highest = higher(highest, ofFile(file));
        }
      }
    }
    return highest;
  }

  /** The version that one file needs; empty where it is no ELF-64 file, or needs none. */
  static String ofFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer start = ByteBuffer.allocate(64);
      if (channel.read(start, 0) < 64 || !isElf64(start)) {
        return "";
      }
      ByteBuffer elf = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      elf.order(start.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      return new GlibcNeed(elf).read();
    } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
      throw new IOException(file + " is not a whole ELF file", e);
    }
  }

  private static boolean isElf64(ByteBuffer start) {
    return start.get(0) == 0x7f
        && start.get(1) == 'E'
        && start.get(2) == 'L'
        && start.get(3) == 'F'
        && start.get(4) == 2;
  }

  private String read() {
    int count = elf.getShort(0x3c) & 0xffff;
    for (int i = 0; i < count; i++) {
      int section = sections + i * sectionSize;
      if (elf.getInt(section + 4) == SHT_GNU_VERNEED) {
        int link = sections + elf.getInt(section + 0x28) * sectionSize;
        return needs(offset(section), elf.getInt(section + 0x2c), offset(link));
      }
    }
    return "";
  }

  private int offset(int section) {
    return Math.toIntExact(elf.getLong(section + 0x18));
  }

  private String needs(int table, int libraries, int strings) {
    String highest = "";
    int need = table;
    for (int i = 0; i < libraries; i++) {
      int versions = elf.getShort(need + 2) & 0xffff;
      int version = need + elf.getInt(need + 8);
      for (int j = 0; j < versions; j++) {
        String name = string(strings + elf.getInt(version + 8));
        if (name.startsWith(PREFIX)) {
          highest = higher(highest, name.substring(PREFIX.length()));
        }
        version += elf.getInt(version + 12);
      }
      need += elf.getInt(need + 12);
    }
    return highest;
  }

  private String string(int from) {
    int end = from;
    while (elf.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - from];
    elf.get(from, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static String higher(String a, String b) {
    return number(a) >= number(b) ? a : b;
  }

  /** 2.17 as 2_000_017; what is no number (GLIBC_PRIVATE) counts as nothing. */
  private static long number(String version) {
    String[] parts = version.split("\\.", -1);
    long number = 0;
    for (int i = 0; i < 3; i++) {
      String part = i < parts.length ? parts[i] : "0";
      if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(Character::isDigit)) {
        return 0;
      }
      number = number * 10_000 + Integer.parseInt(part);
    }
    return number;
  }
}
