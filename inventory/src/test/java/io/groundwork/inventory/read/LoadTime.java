package io.groundwork.inventory.read;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints how long loading takes, in a fresh JVM and in a warm one: {@code java -cp … LoadTime
 * [HOSTS]}. The figures that count are those of the first load, since every run is a fresh JVM; the
 * processor's time says the same on a machine that is busy with other things.
 */
public final class LoadTime {
  private static final int ROUNDS = 200;

  private LoadTime() {}

  /** Measures a file with as many hosts as the argument says, 3 if none. */
  public static void main(String[] args) throws IOException {
    int hosts = args.length == 0 ? 3 : Integer.parseInt(args[0]);
    Path file = Files.createTempFile("hosts", ".yaml");
    try {
      Files.writeString(file, inventory(hosts));
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadCpuTime();
      long first = once(file);
      long cpu = threads.getCurrentThreadCpuTime() - before;
      long second = once(file);
      long rest = 0;
      for (int i = 0; i < ROUNDS; i++) {
        rest += once(file);
      }
      System.out.printf(
          "%d hosts, %d bytes: first load %.1f ms (processor %.1f ms), second %.1f ms, mean of %d more %.2f ms%n",
          hosts,
          Files.size(file),
          first / 1e6,
          cpu / 1e6,
          second / 1e6,
          ROUNDS,
          rest / 1e6 / ROUNDS);
    } finally {
      Files.delete(file);
    }
  }

  private static long once(Path file) {
    long start = System.nanoTime();
    LoadResult result = InventoryLoader.load(file, Loading.COMPONENTS, Loading.SECRETS);
    long took = System.nanoTime() - start;
    result.inventory();
    return took;
  }

  private static String inventory(int hosts) {
    StringBuilder yaml =
        new StringBuilder(
            """
            cluster: large
            ssh: {user: ops, key: ~/.ssh/id_ed25519}
            sudo: {password: "${env:SUDO_PASSWORD}"}
            components:
              jdk: {archive: /srv/dist/jdk-17.tar.gz}
              zookeeper: {version: 3.8.4, archive: /srv/dist/zookeeper.tar.gz, heap: 256m}
              kafka: {version: 3.9.1, archive: /srv/dist/kafka.tgz, properties: {num.partitions: 3}}
            hosts:
            """);
    for (int i = 1; i <= hosts; i++) {
      yaml.append("  node").append(i).append(": {address: 10.1.").append(i / 250).append('.');
      yaml.append(i % 250 + 1).append(", roles: [").append(i < 4 ? "zookeeper, " : "");
      yaml.append("kafka], kafka: {id: ").append(i).append("}");
      yaml.append(i < 4 ? ", zookeeper: {id: " + i + "}" : "").append("}\n");
    }
    return yaml.toString();
  }
}
