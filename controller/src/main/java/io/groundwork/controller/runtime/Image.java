package io.groundwork.controller.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Links the runtime image, and sets a program with its class-data archive into a directory. */
final class Image {
  // What the agent (java.base) and the probe's ZooKeeper and Kafka clients load; found with jdeps
  // and by running them. jdk.crypto.ec and others are for encrypted listeners, which come later.
  private static final String MODULES =
      "java.base,java.logging,java.management,java.naming,java.security.jgss,java.security.sasl,"
          + "java.xml,jdk.unsupported";

  /** A program that runs on the image. */
  enum Program {
    AGENT("agent", "groundwork-agent.jar", "io.groundwork.agent.Agent"),
    PROBE("probe", "groundwork-probe.jar", "io.groundwork.probe.Probe");

    final String kind;
    final String jar;
    final String main;

    Program(String kind, String jar, String main) {
      this.kind = kind;
      this.jar = jar;
      this.main = main;
    }
  }

  // Archives record the time stamps of the image and the jar, and tar keeps whole seconds.
  private static final FileTime STAMP = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private final Path home;

  private Image(Path home) {
    this.home = home;
  }

  Path home() {
    return home;
  }

  /** Links an image into a directory that does not exist yet. */
  static Image link(Jdk jdk, Path home) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.home().resolve("bin/jlink").toString());
    if (Files.isDirectory(jdk.home().resolve("jmods"))) {
      command.addAll(List.of("--module-path", jdk.home().resolve("jmods").toString()));
    }
    command.addAll(List.of("--add-modules", MODULES, "--output", home.toString()));
    command.addAll(List.of("--strip-java-debug-attributes", "--no-header-files"));
    command.addAll(List.of("--no-man-pages", "--vm", "server"));
    Tools.run(jdk.home(), command);
    delete(home.resolve("legal"));
    delete(home.resolve("bin/keytool"));
    delete(home.resolve("bin/rmiregistry"));
    stamp(home);
    return new Image(home);
  }

  /**
   * Puts a program into a directory: the jar, its options, and an archive of the classes that it
   * loads, proved to be used.
   */
  void set(Program program, Path jar, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path copy = directory.resolve(program.jar);
    Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(copy, STAMP);
    new ClassData(home, program, directory).build();
    stamp(directory);
  }

  private static void stamp(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!Files.isSymbolicLink(file)) {
          Files.setLastModifiedTime(file, STAMP);
        }
      }
    }
  }

  static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
