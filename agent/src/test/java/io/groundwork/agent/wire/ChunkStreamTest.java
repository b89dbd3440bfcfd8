package io.groundwork.agent.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChunkStreamTest {
  private final AtomicInteger credited = new AtomicInteger();
  private final AtomicInteger enough = new AtomicInteger();
  private final ChunkStream stream =
      new ChunkStream(
          new ChunkStream.Sender() {
            @Override
            public void credit(int bytes) {
              credited.addAndGet(bytes);
            }

            @Override
            public void enough() {
              enough.incrementAndGet();
            }
          });

  private void fill() throws ProtocolException {
    for (int i = 0; i < Bounds.WINDOW / Bounds.CHUNK; i++) {
      stream.add(new byte[Bounds.CHUNK]);
    }
  }

  @Test
  void moreThanTheWindowIsRefused() throws IOException {
    fill();
    assertThatThrownBy(() -> stream.add(new byte[1])).isInstanceOf(ProtocolException.class);
  }

  @Test
  void creditIsGivenAsBytesAreRead() throws IOException {
    fill();
    stream.readNBytes(Bounds.CREDIT + 1);
    assertThat(credited.get()).isEqualTo(Bounds.CREDIT);
    stream.add(new byte[Bounds.CHUNK]);
  }

  @Test
  void allBytesComeBeforeTheEnd() throws IOException {
    stream.add(new byte[] {1, 2, 3});
    stream.add(new byte[] {4});
    stream.end();
    assertThat(stream.readAllBytes()).containsExactly(1, 2, 3, 4);
    assertThat(stream.read()).isEqualTo(-1);
    stream.close();
    assertThat(enough.get()).isZero();
  }

  @Test
  void aReaderThatStopsEarlySaysSoAndLateChunksAreDropped() throws IOException {
    stream.add(new byte[] {1});
    stream.close();
    stream.close();
    assertThat(enough.get()).isEqualTo(1);
    stream.add(new byte[] {2});
    assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
  }

  @Test
  void aFailureReachesTheReaderWithItsReason() {
    stream.fail("the controller is gone");
    assertThatThrownBy(stream::read).hasMessage("the controller is gone");
  }
}
