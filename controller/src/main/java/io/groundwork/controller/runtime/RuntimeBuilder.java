package io.groundwork.controller.runtime;

import io.groundwork.controller.runtime.Image.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds a runtime: links the image, sets agent and probe into it, packs both. */
final class RuntimeBuilder {
  /** Changes whenever the recipe does, so that old bundles are not taken for new ones. */
  static final int RECIPE = 1;

  private final Jdk jdk;
  private final Path agentJar;
  private final Path probeJar;

  RuntimeBuilder(Jdk jdk, Path agentJar, Path probeJar) {
    this.jdk = jdk;
    this.agentJar = agentJar;
    this.probeJar = probeJar;
  }

  /** Builds into an empty directory; its record is the last file to be written. */
  void build(Path into) throws IOException {
    Path image = into.resolve("image");
    Path probe = into.resolve("probe");
    Image linked = Image.link(jdk, image);
    linked.set(Program.PROBE, probeJar, probe);
    linked.set(Program.AGENT, agentJar, image);
    String glibc = GlibcNeed.of(List.of(image.resolve("lib"), image.resolve("bin")));
    String from = "recipe " + RECIPE + " " + jdk.version() + " " + jdk.arch();
    String agentDigest = Digests.of(from + " agent " + Digests.of(agentJar));
    String probeDigest = Digests.of(from + " probe " + Digests.of(probeJar));
    Runtime runtime =
        new Runtime(
            pack("agent", agentDigest, image, into),
            pack("probe", probeDigest, probe, into),
            jdk.arch(),
            glibc,
            jdk.version());
    Image.delete(image);
    Image.delete(probe);
    new RuntimeRecord(into).write(runtime);
  }

  private static Bundle pack(String kind, String digest, Path directory, Path into)
      throws IOException {
    Path tarball = into.resolve(kind + ".tar.gz");
    long unpacked = new Packing().pack(directory, tarball);
    return new Bundle(kind, digest, tarball, Digests.of(tarball), Files.size(tarball), unpacked);
  }
}
