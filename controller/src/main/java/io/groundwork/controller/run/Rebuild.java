package io.groundwork.controller.run;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Rejoin;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.node.HostKeys;
import io.groundwork.controller.node.HostKeys.Comparison;
import io.groundwork.controller.node.HostKeys.Key;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a machine that was set up anew back to the cluster it belongs to: asks the others whether
 * they are well without it, accepts its new key on proof, gives it its old ids, keeps what survived
 * of its data, and waits until it has copied the rest. The others are asked, and not changed.
 *
 * <p>Nothing is made known, and the machine is not logged in to, before the others have agreed; and
 * nothing is changed on it while what it alone had would be lost without being accepted by name.
 */
public final class Rebuild implements Course {
  private final String name;
  private final @Nullable String fingerprint;
  private final Set<String> lose;
  private final HostKeys keys;
  private final String who;

  /**
   * A rebuild of one host.
   *
   * @param name the host's in the inventory
   * @param fingerprint of its new key, as read on the machine; null where it was not given
   * @param lose names of what may be lost, where nobody else has it
   * @param who the run and its operator, told to whoever is refused a lock
   */
  public Rebuild(
      String name, @Nullable String fingerprint, Set<String> lose, HostKeys keys, String who) {
    this.name = name;
    this.fingerprint = fingerprint;
    this.lose = Set.copyOf(lose);
    this.keys = keys;
    this.who = who;
  }

  @Override
  public void go(Stage stage) {
    Inventory all = stage.world().inventory();
    Host host = named(all);
    ProofOfKey proof = new ProofOfKey(host, fingerprint, all.file());
    Comparison compared = keys.compare(host);
    proof.refusal(compared).ifPresent(refusal -> halt(stage, refusal));
    Inventory others = all.only(other -> !other.name().equals(name));
    Map<String, Facts> facts = new LinkedHashMap<>(others(stage, others));
    Site rest = new Site(others, Map.copyOf(facts), Map.of());
    new Waypoints(stage.in(others), rest).mustBeNone();
    Optional<Key> fresh = proof.accepted(compared);
    if (fresh.isPresent()) {
      spare(stage, rejoins(stage, all, rest, host));
      accept(stage, host, fresh.get());
    }
    facts.putAll(own(stage, all));
    Host known = remembered(stage, rejoins(stage, all, rest, host), host, facts);
    new Rejoining(
            stage.in(all.with(known)), known, rejoins(stage, all, rest, known), lose, this::spare)
        .run(facts);
  }

  private Host named(Inventory all) {
    Host host = all.hosts().get(name);
    if (host == null) {
      throw new BadInputException(
          "--host " + name,
          "there is no host of that name",
          "Hosts are: " + String.join(", ", all.hosts().keySet()));
    }
    return host;
  }

  private Map<String, Facts> others(Stage stage, Inventory others) {
    Muster.Present present = muster(stage, others);
    Map<String, String> stopped =
        new Clusters(stage.world().inventory(), stage.world().components().values())
            .stopped(present.missing());
    if (stopped.containsKey(name)) {
      throw new HaltException("a member of its cluster cannot be reached");
    }
    return present.facts();
  }

  private Map<String, Facts> own(Stage stage, Inventory all) {
    Muster.Present present = muster(stage, all.only(host -> host.name().equals(name)));
    if (present.facts().isEmpty()) {
      throw new HaltException(name + " cannot be reached");
    }
    return present.facts();
  }

  private Muster.Present muster(Stage stage, Inventory hosts) {
    Errand errand = new Errand(true, true, who);
    return stage.in(hosts).survey().present(stage.fleet(), errand, stage.standing());
  }

  /** What the clusters of a host say of it. */
  static List<Rejoin> rejoins(Stage stage, Inventory all, Site rest, Host host) {
    List<Rejoin> rejoins = new ArrayList<>();
    for (Component component : stage.world().components().values()) {
      Rejoin rejoin =
          host.has(component.schema().name()) ? component.rejoin(all, rest, host) : null;
      if (rejoin != null) {
        rejoins.add(rejoin);
      }
    }
    return rejoins;
  }

  private void spare(Stage stage, List<Rejoin> rejoins) {
    boolean open =
        stage
            .doorkeeper()
            .closed(rejoins.stream().flatMap(rejoin -> rejoin.spare().stream()).toList())
            .isEmpty();
    if (!open) {
      halt(
          stage,
          new Event.Failed(
              name,
              "not rebuilt",
              "the others cannot spare it now: see the closed gates above",
              "Nothing was changed. Bring the others back first ('groundwork verify' says what is"
                  + " amiss), then run this again.",
              ExitCodes.CLOSED));
    }
  }

  private void accept(Stage stage, Host host, Key key) {
    String text =
        keys.accept(host, key).map(old -> "; the file as it was is kept as " + old).orElse("");
    note(stage, "its new host key " + key + " is accepted" + text);
  }

  private Host remembered(Stage stage, List<Rejoin> rejoins, Host host, Map<String, Facts> facts) {
    Host known = host;
    Facts own = java.util.Objects.requireNonNull(facts.get(name));
    for (Rejoin rejoin : rejoins) {
      known = rejoin.remembered(known, own, stage.fleet());
    }
    if (!known.equals(host)) {
      note(stage, "its ids are those that the others know of it");
    }
    return known;
  }

  private void note(Stage stage, String text) {
    stage.world().events().add(new Event.Note(name, "", text));
  }

  private static void halt(Stage stage, Event.Failed why) {
    stage.world().events().add(why);
    throw new HaltException(why.what());
  }
}
