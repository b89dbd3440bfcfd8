package io.groundwork.agent.examine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DoorsTest {
  private static final String HERE = "127.0.0.1";

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String knock(int port) throws IOException {
    return Knocking.at(List.of(new Door(HERE, port)), 2000).get(0);
  }

  @Test
  void anOpenDoorIsReachedAndAShutOneIsNot() throws IOException {
    int port = freePort();
    try (Doors doors = new Doors()) {
      assertThat(doors.open(List.of(new Door(HERE, port)), 10_000)).containsExactly("");
      assertThat(knock(port)).isEmpty();
    }
    assertThat(knock(port)).isEqualTo("connection refused");
  }

  @Test
  void aPortThatIsTakenStaysWhoseItIs() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Doors doors = new Doors()) {
      int port = other.getLocalPort();
      assertThat(doors.open(List.of(new Door(HERE, port)), 10_000).get(0)).contains("in use");
      doors.close();
      assertThat(knock(port)).isEmpty();
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void aDoorThatNobodyShutsShutsItself() throws IOException {
    int port = freePort();
    try (Doors doors = new Doors()) {
      assertThat(doors.open(List.of(new Door(HERE, port)), 50)).containsExactly("");
      while (knock(port).isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(knock(port)).isEqualTo("connection refused");
    }
  }

  @Test
  void manyDoorsAreTriedAtOnceAndAnsweredInTheirOrder() throws IOException {
    int open = freePort();
    int shut = freePort();
    try (Doors doors = new Doors()) {
      doors.open(List.of(new Door(HERE, open)), 10_000);
      List<Door> tried = List.of(new Door(HERE, shut), new Door(HERE, open));
      assertThat(Knocking.at(tried, 2000)).containsExactly("connection refused", "");
    }
    assertThat(Knocking.at(List.of(), 10)).isEmpty();
  }
}
