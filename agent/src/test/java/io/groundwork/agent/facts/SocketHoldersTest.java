package io.groundwork.agent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketHoldersTest {
  @TempDir Path root;

  @Test
  void aFileThatIsClosedMeanwhileDoesNotHideTheOthersOfItsProcess() throws Exception {
    Path files = Files.createDirectories(root.resolve("proc/812/fd"));
    Map<String, Integer> sockets = new TreeMap<>();
    for (int number = 0; number < 16; number++) {
      // What was closed after it was listed cannot be read as a link any more.
      Files.writeString(files.resolve("1" + number), "");
      Files.createSymbolicLink(files.resolve("2" + number), Path.of("socket:[70" + number + "]"));
      sockets.put("70" + number, 812);
    }
    assertThat(new SocketHolders(new Proc(root)).of(sockets.keySet())).isEqualTo(sockets);
  }
}
