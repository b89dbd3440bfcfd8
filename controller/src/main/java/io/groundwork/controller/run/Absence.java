package io.groundwork.controller.run;

import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Rejoin;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import io.groundwork.controller.node.Presence;
import io.groundwork.controller.report.Event;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * That a machine is gone, as far as others can tell: its sshd does not answer, nothing answers at
 * its address where the other members ask, its clusters have noted that it is away, and nothing is
 * lost with it. Whether it comes back, nobody but its owner can know.
 *
 * @param stage of the others
 * @param host that is gone, with its ids
 * @param site of the others
 * @param rejoins what its clusters say of it
 */
record Absence(Stage stage, Host host, Site site, List<Rejoin> rejoins) {

  /**
   * Refuses a host whose sshd can be reached, or a machine in its place.
   *
   * @throws HaltException where it answers
   */
  static void mustNotAnswer(Stage stage, Presence presence, Host host) {
    stage.world().events().add(new Event.Doing(host.name(), "looking whether it answers"));
    presence
        .of(host)
        .ifPresent(
            seen -> {
              throw stage.refuse(
                  host.name(),
                  "cannot be taken out as gone",
                  seen,
                  "Nothing was changed. Take it out without --gone, which moves its data first. Is"
                      + " it broken for good, power it off; is another machine at its address, give"
                      + " that one another address.");
            });
  }

  /**
   * All of that must hold, now.
   *
   * @param done what has become of the hosts so far, for people
   * @throws HaltException where a gate is closed; why is told
   */
  void mustHold(String done) {
    pass(silent(), done, "Is it there, take it out without --gone, or power it off first.");
    pass(parting(), done, "Mend that, then run this again.");
  }

  private void pass(List<Gate> gates, String done, String next) {
    Map<Gate, String> said = new ConcurrentHashMap<>();
    List<Gate> closed =
        stage.doorkeeper().closed(gates.stream().<Gate>map(g -> new Heard(g, said)).toList());
    if (!closed.isEmpty()) {
      String why =
          gates.stream()
              .map(said::get)
              .filter(text -> text != null && !text.isEmpty())
              .distinct()
              .collect(Collectors.joining("; "));
      throw stage.refuse(host.name(), "cannot be taken out as gone", why, done + " " + next);
    }
  }

  /** A gate whose last word is kept. */
  private record Heard(Gate gate, Map<Gate, String> said) implements GateWithin {
    @Override
    public Verdict ask(Asking asking) {
      Verdict verdict = gate.ask(asking);
      said.put(gate, Verdicts.why(verdict));
      return verdict;
    }
  }

  private List<Gate> parting() {
    return rejoins.stream().flatMap(rejoin -> rejoin.parting().stream()).toList();
  }

  private List<Gate> silent() {
    String component =
        Leaving.MEMBERS.stream().filter(host::has).sorted().findFirst().orElse("hosts");
    return site.facts().keySet().stream()
        .filter(this::isMember)
        .<Gate>map(asker -> new Silent(component, asker, host, ports()))
        .toList();
  }

  private boolean isMember(String name) {
    Host other = site.inventory().hosts().get(name);
    return other != null && Leaving.MEMBERS.stream().anyMatch(other::has);
  }

  /** Where its members, and its sshd, answered the others. */
  private Set<Integer> ports() {
    Set<Integer> ports = new TreeSet<>();
    if (host.ssh().address() == null) {
      ports.add(host.ssh().port());
    }
    for (Component component : stage.world().components().values()) {
      if (Leaving.MEMBERS.contains(component.schema().name())
          && host.has(component.schema().name())) {
        component.openings(site.inventory(), host).stream()
            .filter(opening -> opening.protocol().equals("tcp"))
            .forEach(opening -> ports.add(opening.first()));
      }
    }
    return ports;
  }
}
