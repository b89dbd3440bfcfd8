package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that are cut short, or that meet. */
@OnLab
class InterruptionIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Lab lab;

  InterruptionIT(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void bareHosts() {
    lab.renew();
  }

  @Test
  void anInstallThatIsKilledAtAnyMomentConvergesWhenRunAgain() throws InterruptedException {
    long whole = Groundwork.install(lab.inventory()).mustEnd(0).millis();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 1; round <= 4; round++) {
      lab.renew();
      Duration moment = Duration.ofMillis(300 + random.nextLong(whole));
      System.out.println("seed " + seed + ", round " + round + ": killed after " + moment);
      Running first = begin(lab.inventory());
      first.endsWithin(moment);
      first.kill();
      first.await(LIMIT);
      Groundwork.install(lab.inventory()).mustEnd(0);
      assertThat(Events.count(Groundwork.install(lab.inventory()).mustEnd(0), "changed")).isZero();
    }
  }

  @Test
  void anInterruptedInstallSaysSoAndConvergesWhenRunAgain() throws InterruptedException {
    Running first = begin(lab.inventory());
    untilItSettles(first);
    first.interrupt();
    Output ended = first.await(Duration.ofSeconds(60)).mustEnd(130);
    assertThat(Events.count(ended, "exit")).isEqualTo(130);
    Groundwork.install(lab.inventory()).mustEnd(0);
  }

  @Test
  void asecondControllerIsRefusedAndTheFirstGoesOn() throws InterruptedException {
    Running first = begin(lab.inventory());
    untilItSettles(first);
    Output second = Groundwork.install(lab.inventory()).mustEnd(3);
    assertThat(Events.count(second, "changed")).isZero();
    first.await(LIMIT).mustEnd(0);
  }

  private static Running begin(HostsYaml inventory) {
    return Groundwork.start("install", "-i", inventory.write().toString(), "--output", "json");
  }

  private static void untilItSettles(Running run) throws InterruptedException {
    for (int looks = 0; looks < 1200; looks++) {
      if (run.saidSoFar().contains("\"changed\"")) {
        return;
      }
      if (run.endsWithin(Duration.ofMillis(50))) {
        break;
      }
    }
    throw new AssertionError("it never changed anything\n" + run.await(Duration.ZERO));
  }
}
