package io.groundwork.controller.runtime;

import io.groundwork.controller.runtime.Image.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;

/**
 * The class-data archive of a program: its classes as the virtual machine lays them out in memory,
 * so that they are mapped and not parsed at every start.
 */
final class ClassData {
  // The virtual machine prints warnings to standard output, where the frames are. A small heap with
  // the simplest collector starts fastest; the archive holds for this choice of heap.
  private static final List<String> OPTIONS =
      List.of(
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-Xshare:auto",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          // Mapping the archive where it was made for saves relocating it.
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-Xms24m",
          "-Xmx256m",
          "-Xss512k",
          "-Dfile.encoding=UTF-8");
  private final Path java;
  private final Program program;
  private final Path directory;

  ClassData(Path image, Program program, Path directory) {
    this.java = image.resolve("bin/java");
    this.program = program;
    this.directory = directory;
  }

  void build() throws IOException {
    String archive = program.kind + ".jsa";
    Path list = directory.resolve("classes.list");
    train(list);
    complete(list);
    dump(archive);
    Files.delete(list);
    Files.write(directory.resolve(program.kind + ".args"), arguments(archive));
    prove();
  }

  /** Has the program do what a run needs, and run to the end of an empty input. */
  private void train(Path list) throws IOException {
    Set<String> loaded = new LinkedHashSet<>();
    for (List<String> arguments : List.of(List.of("--train"), session())) {
      List<String> command = command("-Xshare:off", "-XX:DumpLoadedClassList=" + list);
      command.add(program.main);
      command.addAll(arguments);
      Tools.run(directory, command);
      for (String line : Files.readAllLines(list)) {
        addName(loaded, line);
      }
    }
    Files.write(list, loaded);
    Image.delete(directory.resolve("home"));
  }

  /** Later virtual machines number the classes, and numbers of two runs contradict each other. */
  private static void addName(Set<String> names, String line) {
    int number = line.indexOf(" id: ");
    if (!line.startsWith("#") && !line.contains(" super: ")) {
      names.add(number < 0 ? line : line.substring(0, number));
    }
  }

  private List<String> session() {
    return List.of("none", "none", directory.resolve("home").toString());
  }

  /** Adds the program's own classes that the training did not reach. */
  private void complete(Path list) throws IOException {
    Set<String> lines = new LinkedHashSet<>(Files.readAllLines(list));
    try (ZipFile jar = new ZipFile(directory.resolve(program.jar).toFile())) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("io/groundwork/") && name.endsWith(".class"))
          .filter(name -> !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .sorted()
          .forEach(lines::add);
    }
    Files.write(list, lines);
  }

  private void dump(String archive) throws IOException {
    List<String> command =
        command(
            "-Xshare:dump",
            "-XX:SharedClassListFile=classes.list",
            "-XX:SharedArchiveFile=" + archive);
    // Only this collector can write objects (strings, the module graph) into an archive; any reads.
    command.set(command.indexOf("-XX:+UseSerialGC"), "-XX:+UseG1GC");
    Tools.run(directory, command);
  }

  private List<String> command(String... options) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(OPTIONS);
    command.remove("-Xshare:auto");
    command.addAll(List.of(options));
    // Relative: the archive holds for the same words on the node.
    command.addAll(List.of("-cp", program.jar));
    return command;
  }

  private List<String> arguments(String archive) {
    List<String> arguments = new ArrayList<>(OPTIONS);
    arguments.add("-XX:SharedArchiveFile=" + archive);
    arguments.addAll(List.of("-cp", program.jar, program.main));
    return arguments;
  }

  /** An archive that does not fit is passed over in silence, so look whether it is used. */
  private void prove() throws IOException {
    List<String> command = new ArrayList<>(arguments(program.kind + ".jsa"));
    command.add(command.indexOf("-cp"), "-Xlog:class+load=info:file=loaded.log");
    command.add(0, java.toString());
    command.addAll(session());
    Tools.run(directory, command);
    Path log = directory.resolve("loaded.log");
    String wanted = program.main + " source: shared objects file";
    boolean used = Files.readAllLines(log).stream().anyMatch(line -> line.contains(wanted));
    Files.delete(log);
    Image.delete(directory.resolve("home"));
    if (!used) {
      throw new RuntimeBuildException(
          "the class-data archive of the " + program.kind + " is not used by " + java,
          "Try another JDK 17 or later.");
    }
  }
}
