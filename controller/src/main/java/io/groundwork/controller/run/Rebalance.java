package io.groundwork.controller.run;

import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.kafka.Mover;
import java.util.Map;

/**
 * Moves Kafka's partitions so that all brokers of the inventory carry alike: tells the plan, asks,
 * moves, takes throttles away.
 */
public final class Rebalance implements Course {
  private final Wish wish;

  /**
   * What is wanted.
   *
   * @param bytesPerSecond that each broker may send and receive for it
   * @param dryRun whether only the plan is told
   * @param consent is asked when the plan has been told
   * @param who the run and its operator, told to whoever is refused a lock
   */
  public record Wish(long bytesPerSecond, boolean dryRun, Consent consent, String who) {}

  public Rebalance(Wish wish) {
    this.wish = wish;
  }

  @Override
  public void go(Stage stage) {
    Errand errand = new Errand(!wish.dryRun(), true, wish.who());
    Muster.Present present = stage.survey().present(stage.fleet(), errand, stage.standing());
    if (!present.missing().isEmpty()) {
      throw new HaltException("hosts are missing");
    }
    Site site = new Site(stage.world().inventory(), present.facts(), Map.of());
    Mover mover =
        Mover.of(site)
            .orElseThrow(
                () ->
                    new BadInputException(
                        "rebalance",
                        "there are no brokers, or the id of one is neither in the inventory nor on"
                            + " its disk",
                        "Run install first."));
    Spreading spreading = new Spreading(stage, mover, wish.bytesPerSecond(), wish.dryRun());
    int changes = spreading.plan(mover.hosts().keySet());
    if (!wish.dryRun()) {
      if (changes > 0) {
        Consent.ask(stage, wish.consent(), "Move " + changes + " partitions?");
      }
      spreading.run();
    }
    site.facts().keySet().forEach(stage.standing()::whole);
  }
}
