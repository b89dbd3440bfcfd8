package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * May these members go now, while the others carry on? Asked right before they are stopped.
 *
 * <p>Yes, when a leader is there and, of every list of members that is in play, those that serve
 * are a majority without them; a list of one or two, that never has one, is passed over where the
 * inventory names them as members that may be down. A member that does not serve may go at any
 * time: nobody relies on it.
 *
 * @param going host names
 */
record MembersMayGo(Quorums quorums, Set<String> going) implements ZooKeeperGate {

  @Override
  public String name() {
    return going.size() == 1 ? "member may go now" : "members may go now";
  }

  /** The host where it is about one member. */
  @Override
  public @Nullable String host() {
    return going.size() == 1 ? going.iterator().next() : null;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(90);
  }

  @Override
  public Verdict ask(Asking asking) {
    Map<Integer, String> others = new TreeMap<>();
    Map<Integer, String> losing = new TreeMap<>();
    int leaders = 0;
    for (Member member : quorums.ensemble().members()) {
      SrvrReply reply = SrvrReply.of(member, asking);
      leaders += reply.mode().equals("leader") || reply.mode().equals("standalone") ? 1 : 0;
      if (reply.serves()) {
        (going.contains(member.name()) ? losing : others).put(member.id(), member.name());
      }
    }
    if (losing.isEmpty()) {
      return new Verdict.Pass("it does not serve");
    }
    if (leaders != 1) {
      return new Verdict.NotYet("there are " + leaders + " leaders");
    }
    addStrangers(others, asking);
    return judge(others, losing);
  }

  /** Who is about to leave is in no inventory any more, and still counts: a member asks it. */
  private void addStrangers(Map<Integer, String> others, Asking asking) {
    List<Member> askers =
        quorums.ensemble().members().stream().filter(m -> others.containsKey(m.id())).toList();
    if (askers.isEmpty()) {
      return;
    }
    Member asker = askers.get(0);
    quorums
        .strangers()
        .forEach(
            (id, address) -> {
              Question.Srvr question = asker.srvrAt(address);
              if (SrvrReply.of(asking.ask(asker.name(), question)).serves()) {
                others.put(id, question.host());
              }
            });
  }

  private Verdict judge(Map<Integer, String> others, Map<Integer, String> losing) {
    List<String> proofs = new ArrayList<>();
    Verdict closed = null;
    for (Set<Integer> list : quorums.ids()) {
      Set<Integer> left = common(list, others.keySet());
      int majority = list.size() / 2 + 1;
      if (left.size() >= majority) {
        String names = left.stream().map(others::get).collect(Collectors.joining(", "));
        proofs.add(names + " carry on: " + left.size() + " of " + list.size());
      } else if (Quorums.unspared(list.size()) && quorums.ensemble().accepts(losing.values())) {
        proofs.add("no majority without it, as accepted by zookeeper.unprotected");
      } else if (list.size() - common(list, losing.keySet()).size() < majority) {
        return never(list, losing);
      } else if (closed == null) {
        closed = notYet(list, left, losing);
      }
    }
    return closed == null ? new Verdict.Pass(String.join("; ", proofs)) : closed;
  }

  private static Verdict never(Set<Integer> list, Map<Integer, String> losing) {
    int most = list.size() - common(list, losing.keySet()).size();
    return new Verdict.Never(
        "without it "
            + most
            + " of "
            + list.size()
            + " members are no majority of "
            + new TreeSet<>(list)
            + ", a list that members run or are to run");
  }

  private Verdict notYet(Set<Integer> list, Set<Integer> left, Map<Integer, String> losing) {
    Set<Integer> silent = new TreeSet<>(list);
    silent.removeAll(left);
    silent.removeAll(losing.keySet());
    String names = silent.stream().map(this::text).collect(Collectors.joining(", "));
    return new Verdict.NotYet(
        "without it "
            + left.size()
            + " of "
            + list.size()
            + " serve: "
            + names
            + (silent.size() == 1 ? " does not" : " do not"));
  }

  /** A host's name; of whom the inventory does not name, id and address. */
  private String text(Integer id) {
    return quorums.ensemble().members().stream()
        .filter(m -> m.id() == id)
        .map(Member::name)
        .findFirst()
        .orElseGet(() -> "member " + id + " at " + quorums.strangers().get(id));
  }

  private static Set<Integer> common(Set<Integer> list, Set<Integer> ids) {
    Set<Integer> common = new TreeSet<>(list);
    common.retainAll(ids);
    return common;
  }
}
