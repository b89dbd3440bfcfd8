package io.groundwork.controller.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.wire.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AgentLineTest {

  @Test
  void whoWritesToANodeThatWentSilentIsLetGo() throws Exception {
    CountDownLatch cut = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    OutputStream unread = new Stuck(blocked, cut);
    InputStream none = new ByteArrayInputStream(new byte[0]);
    AgentChannel channel = new AgentChannel(new Silent(cut), unread, none, cut::countDown);
    AgentLine line = new AgentLine("node1", channel, digest -> none, Duration.ofMillis(300));
    Call unused = line.start();
    CompletableFuture<Void> first = CompletableFuture.runAsync(() -> line.tell(new Request.Warm()));
    blocked.await();

    assertThatThrownBy(() -> line.tell(new Request.Finish())).isInstanceOf(SessionException.class);
    assertThatThrownBy(first::join).hasCauseInstanceOf(SessionException.class);
    line.close();
  }

  /** Says nothing until the connection is cut. */
  private static final class Silent extends InputStream {
    private final CountDownLatch cut;

    Silent(CountDownLatch cut) {
      this.cut = cut;
    }

    @Override
    public int read() throws IOException {
      await(cut);
      return -1;
    }
  }

  /** Takes nothing, and fails once the connection is cut. */
  private static final class Stuck extends OutputStream {
    private final CountDownLatch blocked;
    private final CountDownLatch cut;

    Stuck(CountDownLatch blocked, CountDownLatch cut) {
      this.blocked = blocked;
      this.cut = cut;
    }

    @Override
    public void write(int b) throws IOException {
      blocked.countDown();
      await(cut);
      throw new IOException("cut");
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
