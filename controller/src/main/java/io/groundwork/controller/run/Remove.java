package io.groundwork.controller.run;

import io.groundwork.agent.resource.Stopped;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.kafka.Mover;
import io.groundwork.controller.component.zookeeper.Departure;
import io.groundwork.controller.report.Event;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a host out of its clusters; it is still in the inventory, and the others are brought to the
 * inventory without it.
 *
 * <p>In this order, so that at each place the rest is whole and a re-run goes on from there: its
 * partitions are moved to the other brokers; the broker stops; the other ZooKeeper members get the
 * list without it, one by one, while it still follows (see {@link Departure}); its member stops;
 * the others get all the rest of what names it (names, connect strings, firewalls), brokers one by
 * one; then what its membership put on it is taken from it (see {@link Clearing}). What is refused
 * is refused before any of it. Data stay; where they are to be deleted, that comes last, and only
 * when the cluster has been asked once more whether it knows of the host.
 */
public final class Remove implements Course {
  private static final String ANOTHER =
      "Add another one first (a host with the same role, then install), then take this out.";

  private final Wish wish;

  /**
   * What is wanted.
   *
   * @param host its name in the inventory
   * @param bytesPerSecond that each broker may send and receive for the moves
   * @param dryRun whether only the plan is told
   * @param data tells whether its data go, too; null where they stay
   * @param consent is asked when the plan has been told
   * @param who the run and its operator, told to whoever is refused a lock
   */
  public record Wish(
      String host,
      long bytesPerSecond,
      boolean dryRun,
      @Nullable Deletion data,
      Consent consent,
      String who) {}

  public Remove(Wish wish) {
    this.wish = wish;
  }

  @Override
  public void go(Stage stage) {
    if (wish.data() != null) {
      wish.data().mustName(wish.host());
    }
    Leaving leaving = Leaving.of(stage.world(), wish.host());
    refuseLimits(stage);
    Errand errand = new Errand(!wish.dryRun(), true, wish.who());
    Site site = stage.survey().site(stage.fleet(), errand, stage.standing());
    if (!site.facts().keySet().equals(stage.world().inventory().hosts().keySet())) {
      throw new HaltException("hosts are missing");
    }
    Stage others = leaving.others(stage);
    Site rest = leaving.rest(site);
    if (!others.survey().examine(rest)) {
      throw new HaltException("the others will not do");
    }
    mustBeKnown(site, leaving);
    new Waypoints(others, rest).mustBeNone();
    Departure departure =
        leaving.host().has(Leaving.ZOOKEEPER) ? Departure.of(site, wish.host()) : null;
    leaving.mustBeSpared(stage, departure == null ? null : departure.refusal(), ANOTHER);
    Clearing clearing = new Clearing(stage, leaving, site);
    if (wish.data() != null) {
      clearing.mustBeApart();
    }
    Remaining remaining = new Remaining(others, rest, wish.host());
    Exit exit = new Exit(stage, site, remaining, leaving.host());
    if (departure != null && departure.isNamed() && !wish.dryRun()) {
      exit.serve(departure, leaving.runs(site, Departure.UNIT));
    }
    remaining.mustBeAccepted();
    Spreading spreading = drain(stage, site, rest, leaving);
    if (wish.dryRun()) {
      clearing.tell(wish.data() != null);
      return;
    }
    agreed(stage, clearing);
    if (spreading != null) {
      spreading.run();
      exit.mustBeDrained();
      exit.stop(Leaving.KAFKA, Mover.UNIT);
      exit.mustBeEmpty();
    }
    if (departure != null) {
      exit.leave(departure);
    }
    remaining.finish();
    clearing.run(false);
    if (wish.data() != null) {
      exit.mustHaveLeft(leaving, departure);
      clearing.run(true);
    }
    stage.standing().whole(wish.host());
    tell(stage, leaving, clearing);
  }

  /** Nothing has been changed on it before this. */
  private void agreed(Stage stage, Clearing clearing) {
    clearing.announce(wish.data() != null);
    if (wish.data() != null) {
      wish.data().agreed(stage, wish.host(), clearing.places());
    }
    Consent.ask(stage, wish.consent(), "Take " + wish.host() + " out?");
  }

  /** Whom it leaves must all be told. */
  static void refuseLimits(Stage stage) {
    boolean all =
        stage.scope().change().containsAll(stage.world().inventory().hosts().keySet())
            && stage.scope().only().containsAll(stage.world().components().keySet());
    if (!all) {
      throw new BadInputException(
          "--limit or --only",
          "every member of its clusters has to change",
          "Run it without them.");
    }
  }

  /** The plan of its partitions' moves; null where it is no broker. */
  private @Nullable Spreading drain(Stage stage, Site site, Site rest, Leaving leaving) {
    if (!leaving.host().has(Leaving.KAFKA)) {
      return null;
    }
    Mover stay = mover(rest);
    // A broker that an earlier run has stopped already holds nothing any more.
    Mover mover = leaving.runs(site, Mover.UNIT) ? mover(site) : stay;
    Spreading spreading = new Spreading(stage, mover, wish.bytesPerSecond(), wish.dryRun());
    spreading.drain(stay.hosts().keySet());
    return spreading;
  }

  static Mover mover(Site site) {
    return Mover.of(site).orElseThrow(() -> unknown("brokers"));
  }

  /** Without its ids nobody can tell what it is to the others, and which files are its own. */
  private static void mustBeKnown(Site site, Leaving leaving) {
    if (leaving.host().has(Leaving.KAFKA)) {
      Mover unused = mover(site);
    }
    if (leaving.host().has(Leaving.ZOOKEEPER) && !Departure.isKnown(site)) {
      throw unknown("ZooKeeper members");
    }
  }

  static BadInputException unknown(String what) {
    return new BadInputException(
        what,
        "the id of one is neither in the inventory nor on its disk",
        "Write it into the inventory, or run install first. A host whose data were deleted has"
            + " left: delete it from the inventory.");
  }

  private void tell(Stage stage, Leaving leaving, Clearing clearing) {
    String places = String.join(", ", clearing.places());
    note(
        stage,
        wish.data() == null
            ? "data and logs are still in " + places + ", and so are the users that own them"
            : "data and logs are deleted: " + places);
    note(
        stage,
        leaving.shed().stays()
            ? "now delete the roles "
                + String.join(", ", leaving.left())
                + " of "
                + leaving.name()
                + " in the inventory: the next install would put them back; without them, it"
                + " changes nothing"
            : "now delete "
                + leaving.name()
                + " from the inventory: the next install would put it back; without it, it changes"
                + " nothing");
  }

  private void note(Stage stage, String text) {
    stage.world().events().add(new Event.Note(wish.host(), "", text));
  }

  /** A phase with one resource on one host. */
  static Phase stopping(String component, String host, String unit) {
    return new Phase(
        component, "Stop", false, Map.of(host, List.of(new Stopped(unit))), null, List.of());
  }
}
