package io.groundwork.controller.check;

import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Condition.Lookup;
import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Endpoints;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.List;

/** What names stand for on a host, and how long it takes to learn that. */
final class NameChecks {

  /** Nobody should wait so long for a name; a name server nearby takes some milliseconds. */
  private static final long SLOW_MILLIS = 1000;

  private NameChecks() {}

  static void examine(Site site, Host host, Condition condition, Findings findings) {
    own(new Check(findings, host.name(), "own-name"), site.facts(host), condition.own());
    peers(site, host, condition, findings);
    reverse(new Check(findings, host.name(), "reverse-name"), host, condition.reverse());
    resolver(new Check(findings, host.name(), "resolver"), condition.stranger());
  }

  private static void own(Check check, Facts facts, Lookup own) {
    String stalls = "every JVM looks its machine's name up when it starts, and waits for that";
    String action = "Give the machine's name its own address in /etc/hosts.";
    List<String> loopback = own.addresses().stream().filter(NameChecks::isLoopback).toList();
    if (!own.answered()) {
      check.error(own.name() + ": no answer within " + own.millis() + " ms", stalls, action);
    } else if (own.addresses().isEmpty()) {
      check.error(own.name() + " resolves to nothing", stalls, action);
    } else if (!loopback.isEmpty()) {
      check.error(
          own.name() + " resolves to " + String.join(", ", loopback),
          "a service that advertises its machine's name sends its peers to themselves",
          action);
    } else if (own.addresses().stream().noneMatch(a -> isHere(facts, a))) {
      check.error(
          own.name() + " resolves to " + String.join(", ", own.addresses()),
          "that is no address of this machine",
          action);
    } else if (own.millis() > SLOW_MILLIS) {
      check.error(own.name() + " takes " + own.millis() + " ms to resolve", stalls, action);
    } else {
      check.pass(own.name() + " is " + String.join(", ", own.addresses()) + time(own));
    }
  }

  /** Names whose address the inventory gives are written by install; the others must be known. */
  private static void peers(Site site, Host self, Condition condition, Findings findings) {
    List<String> wrong = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    for (Lookup name : condition.names()) {
      if (name.name().equals(condition.own().name())) {
        continue; // The machine's own name has a finding of its own.
      }
      Host peer = site.inventory().hosts().get(name.name());
      if (peer == null || !Endpoints.literal(peer.address())) {
        unresolved(name, lost);
      } else if (name.addresses().isEmpty()) {
        unknown.add(name.name());
      } else if (name.addresses().stream().anyMatch(a -> !Endpoints.same(a, peer.address()))) {
        wrong.add(said(name) + ", not " + peer.address());
      }
    }
    if (!lost.isEmpty()) {
      new Check(findings, self.name(), "peer-addresses")
          .error(
              String.join("; ", lost),
              "the inventory gives these hosts by name, and this machine cannot reach them by it",
              "Set their address to an IP address, or make their names known here.");
    }
    Check check = new Check(findings, self.name(), "peer-names");
    if (!wrong.isEmpty()) {
      check.error(
          String.join("; ", wrong),
          "whoever asks for that name here is sent elsewhere",
          "Correct it in /etc/hosts or in the name server.");
    } else if (!unknown.isEmpty()) {
      check.pass(
          String.join(", ", unknown) + " not known here yet; install writes them to /etc/hosts");
    } else {
      check.pass("all names lead to the inventory's addresses");
    }
  }

  private static void unresolved(Lookup name, List<String> lost) {
    if (name.addresses().isEmpty() || name.addresses().stream().anyMatch(NameChecks::isLoopback)) {
      lost.add(said(name));
    }
  }

  private static void reverse(Check check, Host host, Lookup reverse) {
    if (reverse.answered() && !reverse.addresses().isEmpty()) {
      check.pass(host.address() + " is " + String.join(", ", reverse.addresses()) + time(reverse));
    } else if (reverse.answered() && reverse.millis() <= SLOW_MILLIS) {
      check.pass(host.address() + " has no name yet; install gives it one" + time(reverse));
    }
    // No answer, or a late one, is the resolver's finding.
  }

  private static void resolver(Check check, Lookup stranger) {
    if (!stranger.answered() || stranger.millis() > SLOW_MILLIS) {
      check.warning(
          "after " + stranger.millis() + " ms nobody has said that an unknown name is unknown",
          "no name server answers: whatever looks up a name that is not in /etc/hosts waits",
          "Set a name server that answers in /etc/resolv.conf, or take those out that do not.");
    } else if (!stranger.addresses().isEmpty()) {
      check.warning(
          "a name that nobody can have leads to " + String.join(", ", stranger.addresses()),
          "the name server makes up answers: a wrong name is not noticed, but led elsewhere",
          "Use a name server that does not.");
    } else {
      check.pass("an unknown name is refused" + time(stranger));
    }
  }

  private static String said(Lookup name) {
    return name.addresses().isEmpty()
        ? name.name() + " resolves to nothing"
        : name.name() + " resolves to " + String.join(", ", name.addresses());
  }

  private static String time(Lookup lookup) {
    return " (" + lookup.millis() + " ms)";
  }

  private static boolean isHere(Facts facts, String address) {
    return facts.addresses().stream().anyMatch(own -> Endpoints.same(own, address));
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || Endpoints.same(address, "::1");
  }
}
