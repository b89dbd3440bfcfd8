package io.groundwork.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
  @TempDir private Path cache;

  private void runtime(String name, Duration age) throws IOException {
    Path directory = Files.createDirectories(cache.resolve(name));
    Files.writeString(directory.resolve("agent.tar.gz"), "runtime");
    Path record = Files.writeString(directory.resolve("runtime.properties"), "arch=x");
    Files.setLastModifiedTime(record, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void theNewestFewAreKeptAndThoseInUse() throws IOException {
    for (int days = 1; days <= 6; days++) {
      runtime("r" + days, Duration.ofDays(days));
    }
    Files.createDirectories(cache.resolve("building"));
    new Pruning(cache).run();
    assertThat(cache).isDirectoryNotContaining("glob:**r[56]");
    for (String kept : new String[] {"r1", "r2", "r3", "r4", "building"}) {
      assertThat(cache.resolve(kept)).isDirectory();
    }
  }

  @Test
  void noneThatARunMayStillSendFromGoes() throws IOException {
    for (int hours = 1; hours <= 6; hours++) {
      runtime("r" + hours, Duration.ofHours(hours));
    }
    new Pruning(cache).run();
    for (int hours = 1; hours <= 6; hours++) {
      assertThat(cache.resolve("r" + hours)).isDirectory();
    }
  }
}
