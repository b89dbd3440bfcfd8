package io.groundwork.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlibcNeedTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");

  @Test
  void theNeedOfAProgramIsTheVersionThatReadelfShows() throws Exception {
    String need = GlibcNeed.ofFile(JAVA);

    assertThat(need).matches("2\\.\\d+");
    assertThat(new String(Files.readAllBytes(JAVA), java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("GLIBC_" + need + "\0");
  }

  @Test
  void aFileThatIsNoElfFileNeedsNothing(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("x"), "#!/bin/sh\n".repeat(20));

    assertThat(GlibcNeed.ofFile(file)).isEmpty();
  }

  @Property(tries = 300)
  void aDamagedFileIsAnErrorAndNothingWorse(
      @ForAll @IntRange(min = 4, max = 4000) int at, @ForAll byte value) throws Exception {
    byte[] bytes = Files.readAllBytes(JAVA);
    bytes[at % bytes.length] = value;
    Path file = Files.createTempFile("damaged", ".elf");
    try {
      Files.write(file, bytes);
      assertThat(GlibcNeed.ofFile(file)).isNotNull();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("not a whole ELF file");
    } finally {
      Files.delete(file);
    }
  }
}
