package io.groundwork.controller.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void failuresAreToldWithoutTheNamesOfClasses() {
    assertThat(Wording.of(new UnknownHostException("archive.example.net")))
        .isEqualTo("the name archive.example.net does not resolve on this machine");
    assertThat(Wording.of(new ConnectException("Connection refused")))
        .isEqualTo("no connection: Connection refused");
    assertThat(Wording.of(new FileSystemException("/cache/part", null, "No space left on device")))
        .isEqualTo("it cannot be written to /cache/part: No space left on device");
    assertThat(Wording.of(new IOException("it broke off after 3 of 5 bytes")))
        .isEqualTo("the download failed: it broke off after 3 of 5 bytes");
  }

  @Test
  void aConnectionThatWentSilentIsTriedAgainAndAnInterruptedOneIsNot() {
    assertThat(Downloads.interrupted(new SocketTimeoutException("Read timed out"))).isFalse();
    assertThat(Downloads.interrupted(new InterruptedIOException())).isTrue();
  }
}
