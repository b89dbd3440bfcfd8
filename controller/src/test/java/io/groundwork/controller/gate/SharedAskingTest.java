package io.groundwork.controller.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedAskingTest {
  private static final Question QUESTION = new Question.Srvr("10.0.0.1", 2181, 1000);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<CountDownLatch> put = new LinkedBlockingQueue<>();

  /** Each question waits until it is let go; the answer says which one it was. */
  private final SharedAsking asking =
      new SharedAsking(
          new Asking() {
            private int count;

            @Override
            public Answer ask(String host, Question question) {
              int number = ++count;
              CountDownLatch go = new CountDownLatch(1);
              put.add(go);
              try {
                go.await();
              } catch (InterruptedException e) {
                return new Answer.Failure("interrupted", false);
              }
              return new Answer.Text("answer " + number);
            }
          });

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void thoseWhoComeWhileAQuestionIsUnderWayShareTheNextOne() throws Exception {
    Future<Answer> first = threads.submit(() -> asking.ask("node1", QUESTION));
    CountDownLatch letFirstGo = put.take();
    CountDownLatch came = new CountDownLatch(3);
    List<Future<Answer>> later = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      later.add(
          threads.submit(
              () -> {
                came.countDown();
                return asking.ask("node1", QUESTION);
              }));
    }
    came.await();
    letFirstGo.countDown();
    assertThat(first.get()).isEqualTo(new Answer.Text("answer 1"));
    // However late one of them came, none has the answer that was on its way before.
    while (!later.stream().allMatch(Future::isDone)) {
      CountDownLatch go = put.poll(20, TimeUnit.MILLISECONDS);
      if (go != null) {
        go.countDown();
      }
    }
    for (Future<Answer> one : later) {
      assertThat(one.get()).isNotEqualTo(new Answer.Text("answer 1"));
    }
  }

  @Test
  void aQuestionThatEndedIsPutAgain() throws Exception {
    for (int i = 1; i <= 3; i++) {
      Future<Answer> answer = threads.submit(() -> asking.ask("node1", QUESTION));
      put.take().countDown();
      assertThat(answer.get()).isEqualTo(new Answer.Text("answer " + i));
    }
  }

  @Test
  void questionsToOtherHostsDoNotWait() throws Exception {
    Future<Answer> one = threads.submit(() -> asking.ask("node1", QUESTION));
    CountDownLatch first = put.take();
    Future<Answer> other = threads.submit(() -> asking.ask("node2", QUESTION));
    put.take().countDown();
    assertThat(other.get()).isEqualTo(new Answer.Text("answer 2"));
    first.countDown();
    assertThat(one.get()).isEqualTo(new Answer.Text("answer 1"));
  }

  @Test
  void aFailureOfWhoPutsTheQuestionIsNotHidden() {
    SharedAsking broken =
        new SharedAsking(
            (host, question) -> {
              throw new IllegalStateException("gone");
            });
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> broken.ask("node1", QUESTION)).hasMessage("gone");
    }
  }
}
