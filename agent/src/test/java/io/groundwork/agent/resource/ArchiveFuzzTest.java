package io.groundwork.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.LiveNode;
import io.groundwork.agent.node.Output;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes as an archive, nothing leaves the target, and nothing half-made stays. */
class ArchiveFuzzTest {

  /** An entry in the making. */
  record Entry(byte flag, String name, String link) {}

  @Provide
  Arbitrary<List<Entry>> entries() {
    Arbitrary<String> element = Arbitraries.of("a", "b", "..", ".", "", "c");
    Arbitrary<String> path =
        element.list().ofMinSize(1).ofMaxSize(5).map(list -> String.join("/", list));
    Arbitrary<Byte> flag =
        Arbitraries.of((byte) '0', (byte) '0', (byte) '5', (byte) '2', (byte) '2', (byte) '1');
    return Combinators.combine(flag, path.map(p -> "t/" + p), path)
        .as(Entry::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Property(tries = 200)
  void noEntryAndNoLinkLeavesTheTarget(@ForAll("entries") List<Entry> entries) throws IOException {
    Tarball tarball = new Tarball();
    for (Entry entry : entries) {
      switch (entry.flag()) {
        case '0' -> tarball.file(entry.name(), 0644, entry.name().endsWith("/") ? "" : "x");
        case '5' -> tarball.directory(entry.name());
        case '2' -> tarball.symbolicLink(entry.name(), entry.link());
        default -> tarball.hardLink(entry.name(), "t/" + entry.link());
      }
    }
    tryToUnpack(tarball.gzipped(), 1);
  }

  @Property(tries = 200)
  void aMutatedTarIsUnpackedWithinOrRefused(
      @ForAll("mutations") List<int[]> mutations, @ForAll boolean packed) throws IOException {
    byte[] bytes = packed ? Tarball.honest().gzipped() : Tarball.honest().plain();
    for (int[] mutation : mutations) {
      bytes[Math.floorMod(mutation[0], bytes.length)] = (byte) mutation[1];
    }
    tryToUnpack(bytes, 1);
  }

  @Provide
  Arbitrary<List<int[]>> mutations() {
    // Most of a small tar is padding; its headers begin at multiples of 512.
    Arbitrary<Integer> place =
        Combinators.combine(
                Arbitraries.integers().between(0, 14), Arbitraries.integers().between(0, 345))
            .as((block, offset) -> block * 512 + offset);
    return Combinators.combine(place, Arbitraries.integers().between(0, 255))
        .as((at, value) -> new int[] {at, value})
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static void tryToUnpack(byte[] bytes, int strip) throws IOException {
    Path root = Files.createTempDirectory("fuzz");
    try {
      Files.createDirectories(root.resolve("opt"));
      Commands none = (limit, argv) -> new Output(0, "");
      LiveNode node =
          new LiveNode(
              root,
              none,
              digest -> new ByteArrayInputStream(bytes),
              question -> {
                throw new AssertionError("not scripted");
              });
      Archive archive =
          new Archive("/opt/t", "fuzz.tgz", "sha512", Tarball.sha512(bytes), bytes.length, strip);
      boolean unpacked = true;
      try {
        archive.settle(node, archive.observe(node));
      } catch (IOException refused) {
        assertThat(refused).hasMessageContaining("fuzz.tgz");
        unpacked = false;
      }
      assertStaysWithin(root, unpacked);
    } finally {
      delete(root);
    }
  }

  private static void assertStaysWithin(Path root, boolean unpacked) throws IOException {
    Path target = root.resolve("opt/t");
    try (Stream<Path> beside = Files.list(root.resolve("opt"))) {
      assertThat(beside.toList()).isEqualTo(unpacked ? List.of(target) : List.of());
    }
    try (Stream<Path> top = Files.list(root)) {
      assertThat(top.map(p -> p.getFileName().toString())).isSubsetOf("opt", "var");
    }
    if (unpacked) {
      try (Stream<Path> all = Files.walk(target)) {
        for (Path each : all.toList()) {
          assertThat(each.toAbsolutePath().normalize().startsWith(target)).isTrue();
          if (Files.isSymbolicLink(each) && Files.exists(each)) {
            assertThat(each.toRealPath()).startsWith(target.toRealPath());
          }
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
    assertThat(Files.exists(tree, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }
}
