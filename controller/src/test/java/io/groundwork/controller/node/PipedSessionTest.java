package io.groundwork.controller.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.examine.Door;
import io.groundwork.agent.examine.Inquiry;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PipedSessionTest {
  private static final int TARBALL = 20_000_003;

  @TempDir Path temp;
  private final List<Session> sessions = new ArrayList<>();
  private final AtomicInteger deliveries = new AtomicInteger();

  @AfterEach
  void closeAll() {
    sessions.forEach(Session::close);
  }

  private Session open(UnaryOperator<InputStream> fault) throws IOException {
    return open(fault, PipedAgent.DIGEST);
  }

  private Session open(UnaryOperator<InputStream> fault, String digest) throws IOException {
    AgentChannel channel = PipedAgent.start(temp.resolve("home"), fault);
    Session session =
        AgentSession.open(
            "node1", channel, digest, PipedSessionTest::tarball, deliveries::incrementAndGet);
    sessions.add(session);
    return session;
  }

  private static InputStream tarball(String digest) throws IOException {
    if (!digest.equals("known")) {
      throw new IOException("no tarball " + digest);
    }
    return new ByteArrayInputStream(new byte[TARBALL]);
  }

  private static File file(String path, String content) {
    return new File(path, content, "root", "root", "0644", false);
  }

  private static String fetched(Session session, String digest) {
    return session.diagnose(Subject.ofUnit(digest, 0, List.of())).sections().get(0).text();
  }

  @Test
  void aTarballArrivesWholeAndControlGoesOnMeanwhile() throws Exception {
    Session session = open(in -> in);
    CompletableFuture<String> transfer =
        CompletableFuture.supplyAsync(() -> fetched(session, "known"));
    assertThat(session.facts(List.of()).hostname()).isEqualTo("h");
    assertThat(transfer.get(50, TimeUnit.SECONDS)).isEqualTo(TARBALL + " bytes");
  }

  @Test
  void aTarballThatTheControllerCannotReadIsAnErrorWithItsReason() throws IOException {
    assertThat(fetched(open(in -> in), "other"))
        .isEqualTo("failed: the controller cannot read it: no tarball other");
  }

  @Test
  void aCheckLearnsTheClockTheWayAndTheCondition() throws IOException {
    Session session = open(in -> in);
    assertThat(session.clockAhead()).isBetween(-1000L, 1000L);
    assertThat(session.bytesPerSecond()).isPositive();
    Inquiry inquiry = new Inquiry("127.0.0.1", List.of("localhost"), List.of(), false);
    assertThat(session.examine(inquiry).names().get(0).addresses()).contains("127.0.0.1");
  }

  @Test
  void aDoorIsOpenUntilItIsShut() throws IOException {
    Session session = open(in -> in);
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<Door> doors = List.of(new Door("127.0.0.1", port));
    assertThat(session.open(doors, 10_000)).containsExactly("");
    assertThat(session.knock(doors, 2000)).containsExactly("");
    session.shut();
    assertThat(session.knock(doors, 2000)).containsExactly("connection refused");
  }

  @Test
  void framesThatComeByteByByteAreRead() throws IOException {
    assertThat(open(Faults::split).facts(List.of()).hostname()).isEqualTo("h");
  }

  @Test
  void repliesThatAreHeldUpArriveWhenTheyAreLetGo() throws Exception {
    CountDownLatch letGo = new CountDownLatch(1);
    CompletableFuture<String> host =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return open(in -> Faults.hold(in, letGo)).facts(List.of()).hostname();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(host).isNotDone();
    letGo.countDown();
    assertThat(host.get(20, TimeUnit.SECONDS)).isEqualTo("h");
  }

  @Test
  void aConnectionCutAnywhereIsToldAndNothingHangs() throws IOException {
    for (int after = 0; after < 60; after += 7) {
      int bytes = after;
      assertThatThrownBy(
              () -> {
                Session session = open(in -> Faults.cut(in, bytes));
                for (int i = 0; i < 20; i++) {
                  session.facts(List.of());
                }
              })
          .isInstanceOf(SessionException.class)
          .extracting(e -> ((SessionException) e).what())
          .isEqualTo("connection lost");
    }
  }

  @Test
  void damagedOutputIsToldAsSuch() throws IOException {
    Session session = open(in -> Faults.garbage(in, 60));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                session.facts(List.of());
              }
            })
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void anotherAgentThanOursIsRefused() {
    assertThatThrownBy(() -> open(in -> in, "ffff"))
        .isInstanceOf(SessionException.class)
        .hasMessageContaining(PipedAgent.DIGEST);
  }

  @Test
  void manyLargeFilesAreObservedThoughNoFrameHoldsThemAll() throws IOException {
    List<Resource> files = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      files.add(file(temp.resolve("f" + i).toString(), "0123456789".repeat(30_000)));
    }
    List<Session.Observation> seen = open(in -> in).observe(files);
    assertThat(seen).hasSize(12).allMatch(each -> each.error() == null && !each.drift().isEmpty());
  }

  @Test
  void aFileTooLargeForAFrameIsNamed() throws IOException {
    Session session = open(in -> in);
    assertThatThrownBy(() -> session.observe(List.of(file("/big", "x".repeat(2 << 20)))))
        .isInstanceOf(SessionException.class)
        .extracting(e -> ((SessionException) e).what())
        .isEqualTo("file /big cannot be sent");
    assertThat(session.facts(List.of()).hostname()).isEqualTo("h");
  }

  @Test
  void settlingStopsAtTheFirstThatIsStuckAndTellsEachOnce() throws IOException {
    List<Resource> files =
        List.of(file("/proc/none", "x"), file(temp.resolve("never").toString(), "x"));
    List<String> told = new ArrayList<>();
    open(in -> in)
        .settle(files, (index, drift, millis, error) -> told.add(index + " " + (error != null)));
    assertThat(told).containsExactly("0 true");
  }

  @Test
  void afterFinishNothingMoreIsSettled() throws IOException {
    Session session = open(in -> in);
    session.finish();
    session.settle(
        List.of(file(temp.resolve("never").toString(), "x")),
        (index, drift, millis, error) -> {
          throw new AssertionError("settled after finish");
        });
    assertThat(temp.resolve("never")).doesNotExist();
  }

  @Test
  void theProbeIsBroughtOnceAndOnlyForQuestionsThatNeedIt() throws IOException {
    Session session = open(in -> in);
    session.ask(new Question.Connect("127.0.0.1", 1, 200));
    assertThat(deliveries).hasValue(0);
    session.ask(new Question.ZkRoundTrip(List.of("127.0.0.1:1"), 200));
    session.ask(new Question.ZkRoundTrip(List.of("127.0.0.1:1"), 200));
    assertThat(deliveries).hasValue(1);
  }
}
