package io.groundwork.controller.run;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Rejoin;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.component.kafka.Mover;
import io.groundwork.controller.component.zookeeper.GoneMember;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.controller.node.Presence;
import io.groundwork.controller.report.Event;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a host out of its clusters whose machine is gone for good: that it does not come back is
 * its owner's word, that it is away is asked of everybody else.
 *
 * <p>As {@link Remove}, with what the others can do alone: its replicas are copied from those of
 * the others and dealt out to them, the ensemble's members get the list without it, and all forget
 * its name. Nobody connects to it but to see whether it answers. What is refused is refused before
 * any of it; whether it has come back is asked again before the ensemble's list changes, and of its
 * broker before each batch of moves.
 */
public final class RemoveGone implements Course {
  private final Remove.Wish wish;
  private final Presence presence;

  /**
   * @param wish what is wanted; data are never deleted
   * @param presence tells whether it answers
   */
  public RemoveGone(Remove.Wish wish, Presence presence) {
    this.wish = wish;
    this.presence = presence;
  }

  @Override
  public void go(Stage stage) {
    Leaving leaving = Leaving.gone(stage.world(), wish.host());
    Remove.refuseLimits(stage);
    Absence.mustNotAnswer(stage, presence, leaving.host());
    leaving.mustBeSpared(stage, null, next());
    Stage others = leaving.others(stage);
    Site rest = rest(others);
    new Waypoints(others, rest).mustBeNone();
    stage.standing().missing(Set.of(wish.host()));
    Host host = remembered(stage, rest, leaving.host());
    mustBeWritten(stage, leaving.host(), host);
    GoneMember member = spared(stage, leaving, rest, host);
    Absence absence = new Absence(others, host, rest, rejoins(stage, rest, host));
    absence.mustHold("Nothing was changed.");
    Remaining remaining = new Remaining(others, rest, wish.host());
    remaining.mustBeAccepted();
    Spreading spreading = drain(others, rest, host);
    if (wish.dryRun()) {
      remaining.tell();
      return;
    }
    note(stage, "nothing is done on it; its data must not come back into this network");
    Consent.ask(stage, wish.consent(), "Take " + wish.host() + " out as gone for good?");
    if (spreading != null) {
      spreading.run();
      remaining.mustHaveAll("its partitions were moved", "Run this again: it moves them, too.");
    }
    if (member != null && member.isNamed()) {
      absence.mustHold("Its partitions were moved.");
      remaining.forget();
      others.doorkeeper().pass(List.of(member.forgotten()));
    }
    remaining.finish();
    tell(stage, leaving);
  }

  /** The site of the others; all of them must be there, and do. */
  private Site rest(Stage others) {
    Errand errand = new Errand(!wish.dryRun(), true, wish.who());
    Site rest = others.survey().site(others.fleet(), errand, others.standing());
    if (!rest.facts().keySet().equals(others.world().inventory().hosts().keySet())) {
      throw new HaltException("hosts are missing");
    }
    if (!others.survey().examine(rest)) {
      throw new HaltException("the others will not do");
    }
    return rest;
  }

  private static List<Rejoin> rejoins(Stage stage, Site rest, Host host) {
    return Rebuild.rejoins(stage, stage.world().inventory(), rest, host);
  }

  /** With the ids that only its disk had, where the others know them. */
  private static Host remembered(Stage stage, Site rest, Host host) {
    Host known = host;
    for (Rejoin rejoin : rejoins(stage, rest, host)) {
      known = rejoin.remembered(known, Facts.NONE, stage.fleet());
    }
    return known;
  }

  /** When it is out nobody knows its ids any more, and a run that goes on there would need them. */
  private void mustBeWritten(Stage stage, Host written, Host known) {
    List<String> ids = new ArrayList<>();
    if (known.has(Leaving.KAFKA) && !known.settings().equals(written.settings())) {
      ids.add("kafka: {id: " + known.settings(Leaving.KAFKA, KafkaSettings.class).id() + "}");
    }
    if (known.has(Leaving.ZOOKEEPER) && !known.settings().equals(written.settings())) {
      Integer id = known.settings(Leaving.ZOOKEEPER, ZooKeeperSettings.class).id();
      ids.add("zookeeper: {id: " + id + "}");
    }
    if (!ids.isEmpty()) {
      throw stage.refuse(
          known.name(),
          "its ids are not in the inventory",
          "the others know them as long as it is one of them: an interrupted run could not go on",
          "Nothing was changed. Write them into the inventory, then run this again: "
              + String.join(", ", ids));
    }
  }

  /** What it is to the ensemble, which can do without it; null where it is no member. */
  private @Nullable GoneMember spared(Stage stage, Leaving leaving, Site rest, Host host) {
    if (!host.has(Leaving.ZOOKEEPER)) {
      return null;
    }
    GoneMember member = GoneMember.of(rest, host).orElseThrow(() -> unknown("ZooKeeper members"));
    leaving.mustBeSpared(stage, member.contradiction(), "Correct the inventory, then run this.");
    leaving.mustBeSpared(stage, member.refusal(), next());
    return member;
  }

  private static BadInputException unknown(String what) {
    return new BadInputException(
        what,
        "the id of one is neither in the inventory nor known to the others",
        "Write it into the inventory.");
  }

  /** The plan of its partitions' moves; null where it is no broker. */
  private @Nullable Spreading drain(Stage others, Site rest, Host host) {
    if (!host.has(Leaving.KAFKA)) {
      return null;
    }
    Mover mover = Mover.without(rest, host).orElseThrow(() -> unknown("brokers"));
    Spreading spreading = new Spreading(others, mover, wish.bytesPerSecond(), wish.dryRun());
    spreading.drain(mover.hosts().keySet());
    return spreading;
  }

  /** Nobody can be added while one is away: those who would have to restart cannot be spared. */
  private String next() {
    return "Nothing was changed. Put a new machine in its place, under its name, address and ids:"
        + " groundwork rebuild --host "
        + wish.host()
        + ". When all serve, add another one, or take it out as usual.";
  }

  private void tell(Stage stage, Leaving leaving) {
    note(stage, "nothing was done on it: nobody was connected to it");
    List<String> back = new ArrayList<>();
    if (leaving.host().has(Leaving.KAFKA)) {
      back.add("its broker would register again, and be given partitions of new topics");
    }
    if (leaving.host().has(Leaving.ZOOKEEPER)) {
      back.add("its ZooKeeper member would serve clients, though no other counts it");
    }
    note(
        stage,
        "if the machine ever comes back, it must not start in this network with its old data, and"
            + " its units start at boot: "
            + String.join("; ", back)
            + ". Wipe its disks first; or start it off the network, disable kafka and zookeeper"
            + " there, and take the rest back by groundwork reset with an inventory of it alone");
    note(
        stage,
        "now delete "
            + leaving.name()
            + " from the inventory"
            + (leaving.shed().stays()
                ? ", with its roles " + String.join(", ", leaving.host().roles())
                : "")
            + ": the next install would stop at it; without it, it changes nothing");
  }

  private void note(Stage stage, String text) {
    stage.world().events().add(new Event.Note(wish.host(), "", text));
  }
}
